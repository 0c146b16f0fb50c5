/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/**
 * What a network makes of its cross-entropies: {@code factor * (mean or sum + l2 / 2 * squared weights) + offset}.
 *
 * @param l2 strength of the L2 term, which takes the weights and not the biases
 * @param mean whether the cross-entropies are averaged over the samples, or else summed
 * @param factor multiplies everything but the offset
 * @param offset is added at the end
 */
record LossSettings(double l2, boolean mean, double factor, double offset) {

    static final LossSettings MEAN = new LossSettings(0.01, true, 1, 0);

    LossSettings withL2(double strength) {
        return new LossSettings(strength, mean, factor, offset);
    }

    LossSettings summed() {
        return new LossSettings(l2, false, factor, offset);
    }

    LossSettings times(double multiplier) {
        return new LossSettings(l2, mean, factor * multiplier, offset);
    }

    LossSettings plus(double constant) {
        return new LossSettings(l2, mean, factor, offset + constant);
    }
}
