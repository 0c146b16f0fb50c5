/** The report in words. */
@NullMarked
package io.github.gradcheck.core.internal.report.text;

import org.jspecify.annotations.NullMarked;
