/** The report as data. */
@NullMarked
package io.github.gradcheck.core.internal.report.json;

import org.jspecify.annotations.NullMarked;
