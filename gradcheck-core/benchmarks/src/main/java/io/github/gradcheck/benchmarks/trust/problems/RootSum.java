/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** {@code sum(c * sqrt x)} where three of eight x lie 1e-12 to 1e-3 from zero; beyond zero the loss throws. */
final class RootSum extends ArrayProblem {

    private final double[] factors;
    private final double[] points;

    RootSum(Draw draw) {
        points = vector("x", NearZero.some(draw));
        factors = draw.gaussians(points.length, 1);
    }

    private static double root(double x) {
        if (!(x >= 0)) {
            throw new ArithmeticException("square root of " + x);
        }
        return Math.sqrt(x);
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += factors[i] * root(points[i]);
        }
        return sum;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] slopes = entries(gradient, "x");
        for (int i = 0; i < points.length; i++) {
            slopes[i] = factors[i] / (2 * root(points[i]));
        }
        return gradient;
    }
}
