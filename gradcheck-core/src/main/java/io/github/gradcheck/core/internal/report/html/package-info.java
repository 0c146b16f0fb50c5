/** The report as a page. */
@NullMarked
package io.github.gradcheck.core.internal.report.html;

import org.jspecify.annotations.NullMarked;
