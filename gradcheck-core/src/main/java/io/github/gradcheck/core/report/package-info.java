/** The report in words. */
@NullMarked
package io.github.gradcheck.core.report;

import org.jspecify.annotations.NullMarked;
