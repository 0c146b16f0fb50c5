/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** Mean multi-class hinge loss of a linear model: what every wrong class lacks of a margin of one. */
final class MulticlassHinge extends ArrayProblem {

    private static final int SAMPLES = 10;
    private static final int FEATURES = 6;
    private static final int CLASSES = 4;

    private final double[][] inputs;
    private final int[] labels;
    private final double[] weights;
    private final double[] bias;

    MulticlassHinge(Draw draw) {
        inputs = draw.gaussianRows(SAMPLES, FEATURES);
        labels = draw.labels(SAMPLES, CLASSES);
        weights = matrix("W", CLASSES, draw.gaussians(CLASSES * FEATURES, 0.5));
        bias = vector("b", draw.gaussians(CLASSES, 0.1));
    }

    /** Returns what each class lacks of the margin; negative where it has more, zero for the right class. */
    private double[] shortfalls(int sample) {
        double[] shortfalls = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            shortfalls[c] = Dot.row(weights, c, inputs[sample]) + bias[c];
        }
        int label = labels[sample];
        double right = shortfalls[label];
        for (int c = 0; c < CLASSES; c++) {
            shortfalls[c] = c == label ? 0 : shortfalls[c] - right + 1;
        }
        return shortfalls;
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (double shortfall : shortfalls(i)) {
                sum += Math.max(shortfall, 0);
            }
        }
        return sum / SAMPLES;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        for (int i = 0; i < SAMPLES; i++) {
            double[] delta = shortfalls(i);
            int violations = 0;
            for (int c = 0; c < CLASSES; c++) {
                violations += delta[c] > 0 ? 1 : 0;
                delta[c] = delta[c] > 0 ? 1.0 / SAMPLES : 0;
            }
            delta[labels[i]] = -(double) violations / SAMPLES;
            Dot.addOuter(delta, inputs[i], entries(gradient, "W"));
            Dot.add(delta, entries(gradient, "b"));
        }
        return gradient;
    }
}
