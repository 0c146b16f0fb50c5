/** Words that all reports share. */
@NullMarked
package io.github.gradcheck.core.internal.report;

import org.jspecify.annotations.NullMarked;
