/** Derivatives of a loss from its values alone: noise, steps, error bars, one-sided slopes. */
@NullMarked
package io.github.gradcheck.core.differentiation;

import org.jspecify.annotations.NullMarked;
