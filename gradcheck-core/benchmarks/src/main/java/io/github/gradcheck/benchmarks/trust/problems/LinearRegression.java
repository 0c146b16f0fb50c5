/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** Half the mean of squared residuals of a linear model whose targets lie near 1000, so the loss is near 500 000. */
final class LinearRegression extends ArrayProblem {

    private static final int SAMPLES = 20;
    private static final int FEATURES = 8;

    private final double[][] inputs;
    private final double[] targets = new double[SAMPLES];
    private final double[] weights;
    private final double[] bias;

    LinearRegression(Draw draw) {
        inputs = draw.gaussianRows(SAMPLES, FEATURES);
        for (int i = 0; i < SAMPLES; i++) {
            targets[i] = 1000 + 100 * draw.gaussian();
        }
        weights = vector("w", draw.gaussians(FEATURES, 1));
        bias = vector("b", draw.gaussians(1, 1));
    }

    private double residual(int sample) {
        double prediction = bias[0];
        for (int j = 0; j < FEATURES; j++) {
            prediction += weights[j] * inputs[sample][j];
        }
        return prediction - targets[sample];
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double residual = residual(i);
            sum += residual * residual;
        }
        return sum / (2 * SAMPLES);
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] weightGradient = entries(gradient, "w");
        double[] biasGradient = entries(gradient, "b");
        for (int i = 0; i < SAMPLES; i++) {
            double residual = residual(i) / SAMPLES;
            biasGradient[0] += residual;
            for (int j = 0; j < FEATURES; j++) {
                weightGradient[j] += residual * inputs[i][j];
            }
        }
        return gradient;
    }
}
