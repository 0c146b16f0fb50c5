package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;

/**
 * Where the gradient is checked, as far as the loss is concerned.
 *
 * @param objective the loss
 * @param centre its value at the point
 * @param noise its rounding noise there
 */
public record BasePoint(Objective objective, double centre, Noise noise) {}
