/** The derivative of one function of one variable from its values alone: noise, steps, error bars, one-sided slopes. */
@NullMarked
package io.github.gradcheck.core.internal.numerics;

import org.jspecify.annotations.NullMarked;
