/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/**
 * Binary cross-entropy of probabilities taken as parameters, each 1e-9 to 1e-3 below one: {@code log(1 - p)} is near
 * the edge of its domain, far from zero; beyond one the loss is NaN.
 */
final class BinaryCrossEntropy extends ArrayProblem {

    private final double[] targets;
    private final double[] probabilities;

    BinaryCrossEntropy(Draw draw) {
        double[] values = new double[6];
        targets = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - draw.logUniform(1e-9, 1e-3);
            targets[i] = draw.uniform(0.05, 0.95);
        }
        probabilities = vector("p", values);
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double p = probabilities[i];
            sum -= targets[i] * Math.log(p) + (1 - targets[i]) * Math.log(1 - p);
        }
        return sum / targets.length;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] slopes = entries(gradient, "p");
        for (int i = 0; i < targets.length; i++) {
            double p = probabilities[i];
            slopes[i] = ((1 - targets[i]) / (1 - p) - targets[i] / p) / targets.length;
        }
        return gradient;
    }
}
