/** The comparison of an analytic gradient with the loss, one key at a time. */
@NullMarked
package io.github.gradcheck.core.internal.comparison;

import org.jspecify.annotations.NullMarked;
