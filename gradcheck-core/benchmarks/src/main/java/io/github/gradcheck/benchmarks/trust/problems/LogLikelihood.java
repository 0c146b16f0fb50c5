/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** {@code -sum(c * log p)} with positive weights c; a parameter below zero makes the loss NaN. */
final class LogLikelihood extends ArrayProblem {

    private final double[] counts;
    private final double[] probabilities;

    private LogLikelihood(double[] probabilities, Draw draw) {
        this.probabilities = vector("p", probabilities);
        counts = new double[probabilities.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = draw.uniform(0.1, 1) / counts.length;
        }
    }

    /** Returns a point with every p between 2e-3 and 1. */
    static LogLikelihood moderate(Draw draw) {
        double[] probabilities = new double[8];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = draw.logUniform(2e-3, 1);
        }
        return new LogLikelihood(probabilities, draw);
    }

    /** Returns a point where three of eight lie 1e-12 to 1e-3 from the edge, and the others far from it. */
    static LogLikelihood nearEdge(Draw draw) {
        return new LogLikelihood(NearZero.some(draw), draw);
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum -= counts[i] * Math.log(probabilities[i]);
        }
        return sum;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] slopes = entries(gradient, "p");
        for (int i = 0; i < counts.length; i++) {
            slopes[i] = -counts[i] / probabilities[i];
        }
        return gradient;
    }
}
