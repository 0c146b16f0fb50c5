package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Noise;
import io.github.gradcheck.core.differentiation.Objective;

/**
 * Where the gradient is checked, as far as the loss is concerned.
 *
 * @param objective the loss
 * @param centre its value at the point
 * @param noise its rounding noise there
 */
public record Point(Objective objective, double centre, Noise noise) {}
