/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logistic regression whose parameters range from 1e-4 to 1e4: one key over the whole range, one with small and one
 * with large ones only. The inputs range the other way round, so that every parameter matters.
 */
final class ScaledLogistic extends ArrayProblem {

    private static final int SAMPLES = 10;

    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private final Map<String, double[][]> inputs = new LinkedHashMap<>();
    private final double[] labels = new double[SAMPLES];

    ScaledLogistic(Draw draw) {
        add("mixed", draw, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4);
        add("small", draw, 1e-4, 1e-4, 1e-4);
        add("large", draw, 1e4, 1e4, 1e4);
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = draw.sign();
        }
    }

    private void add(String key, Draw draw, double... scales) {
        double[] values = new double[scales.length];
        double[][] data = new double[SAMPLES][scales.length];
        for (int j = 0; j < scales.length; j++) {
            values[j] = scales[j] * draw.gaussian();
            for (double[] row : data) {
                row[j] = 0.3 * draw.gaussian() / scales[j];
            }
        }
        weights.put(key, vector(key, values));
        inputs.put(key, data);
    }

    /** Returns the label times the score: positive where the sample is classified correctly. */
    private double margin(int sample) {
        double score = 0;
        for (Map.Entry<String, double[][]> data : inputs.entrySet()) {
            score += Dot.row(weights.getOrDefault(data.getKey(), new double[0]), 0, data.getValue()[sample]);
        }
        return labels[sample] * score;
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += softplus(-margin(i));
        }
        return sum / SAMPLES;
    }

    /** Returns {@code log(1 + exp(x))} without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        for (int i = 0; i < SAMPLES; i++) {
            double factor = -labels[i] / (1 + Math.exp(margin(i))) / SAMPLES;
            for (Map.Entry<String, double[][]> data : inputs.entrySet()) {
                Dot.addOuter(new double[] {factor}, data.getValue()[i], entries(gradient, data.getKey()));
            }
        }
        return gradient;
    }
}
