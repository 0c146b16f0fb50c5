/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/**
 * Half a mean of squared residuals plus the sum of absolute weights. Every second weight is at or near the kink of its
 * absolute value; at the kink backward takes a slope between the one-sided ones, the same in every entry.
 */
final class Lasso extends ArrayProblem {

    private static final int SAMPLES = 12;
    private static final int FEATURES = 8;
    private static final double STRENGTH = 0.1;

    private final double[][] inputs;
    private final double[] targets;
    private final double[] weights;
    private final double slopeAtKink;

    private Lasso(Draw draw, double slopeAtKink) {
        this.slopeAtKink = slopeAtKink;
        inputs = draw.gaussianRows(SAMPLES, FEATURES);
        targets = draw.gaussians(SAMPLES, 1);
        weights = vector("w", draw.gaussians(FEATURES, 0.5));
    }

    /** Returns a point where every second weight is exactly zero. */
    static Lasso atKink(Draw draw) {
        Lasso problem = new Lasso(draw, draw.below(3) - 1);
        for (int j = 0; j < FEATURES; j += 2) {
            problem.weights[j] = 0;
        }
        return problem;
    }

    /** Returns a point where every second weight is 1e-9 to 1e-5 from zero. */
    static Lasso nearKink(Draw draw) {
        Lasso problem = new Lasso(draw, 0);
        for (int j = 0; j < FEATURES; j += 2) {
            problem.weights[j] = draw.sign() * draw.logUniform(1e-9, 1e-5);
        }
        return problem;
    }

    private double residual(int sample) {
        return Dot.row(weights, 0, inputs[sample]) - targets[sample];
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double residual = residual(i);
            sum += residual * residual / (2 * SAMPLES);
        }
        for (double weight : weights) {
            sum += STRENGTH * Math.abs(weight);
        }
        return sum;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] slopes = entries(gradient, "w");
        for (int i = 0; i < SAMPLES; i++) {
            Dot.addOuter(new double[] {residual(i) / SAMPLES}, inputs[i], slopes);
        }
        for (int j = 0; j < FEATURES; j++) {
            slopes[j] += STRENGTH * (weights[j] == 0 ? slopeAtKink : Math.signum(weights[j]));
        }
        return gradient;
    }
}
