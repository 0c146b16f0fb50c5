/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** A one-dimensional convolution, max-pooling over pairs, and a dense classifier; mean cross-entropy. */
final class MaxPoolNetwork extends ArrayProblem {

    private static final int SAMPLES = 6;
    private static final int LENGTH = 12;
    private static final int WINDOW = 3;
    private static final int FILTERS = 3;
    private static final int POOLED = (LENGTH - WINDOW + 1) / 2;
    private static final int FEATURES = FILTERS * POOLED;
    private static final int CLASSES = 3;

    private final CrossEntropy crossEntropy = new CrossEntropy(Arithmetic.DOUBLE);
    private final double[][] signals;
    private final int[] labels;
    private final double[] kernels;
    private final double[] kernelBias;
    private final double[] weights;
    private final double[] bias;

    MaxPoolNetwork(Draw draw) {
        signals = draw.gaussianRows(SAMPLES, LENGTH);
        labels = draw.labels(SAMPLES, CLASSES);
        kernels = matrix("K", FILTERS, draw.gaussians(FILTERS * WINDOW, 0.6));
        kernelBias = vector("k", draw.gaussians(FILTERS, 0.1));
        weights = matrix("W", CLASSES, draw.gaussians(CLASSES * FEATURES, 0.3));
        bias = vector("b", draw.gaussians(CLASSES, 0.1));
    }

    private double convolution(int sample, int filter, int position) {
        double sum = kernelBias[filter];
        for (int k = 0; k < WINDOW; k++) {
            sum += kernels[filter * WINDOW + k] * signals[sample][position + k];
        }
        return sum;
    }

    /** Returns the position whose convolution is the larger one of the pair. */
    private int winner(int sample, int filter, int pair) {
        int left = 2 * pair;
        return convolution(sample, filter, left) >= convolution(sample, filter, left + 1) ? left : left + 1;
    }

    private double[] features(int sample) {
        double[] features = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            int filter = i / POOLED;
            features[i] = convolution(sample, filter, winner(sample, filter, i % POOLED));
        }
        return features;
    }

    private double[] scores(double[] features) {
        double[] scores = bias.clone();
        for (int c = 0; c < CLASSES; c++) {
            scores[c] += Dot.row(weights, c, features);
        }
        return scores;
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += crossEntropy.loss(scores(features(i)), labels[i]);
        }
        return sum / SAMPLES;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        for (int i = 0; i < SAMPLES; i++) {
            double[] features = features(i);
            double[] delta = crossEntropy.gradient(scores(features), labels[i], 1.0 / SAMPLES);
            Dot.addOuter(delta, features, entries(gradient, "W"));
            Dot.add(delta, entries(gradient, "b"));
            addKernelGradient(i, Dot.transposed(weights, delta, FEATURES), gradient);
        }
        return gradient;
    }

    private void addKernelGradient(int sample, double[] delta, Map<String, Object> gradient) {
        double[] kernelGradient = entries(gradient, "K");
        double[] biasGradient = entries(gradient, "k");
        for (int i = 0; i < FEATURES; i++) {
            int filter = i / POOLED;
            int position = winner(sample, filter, i % POOLED);
            biasGradient[filter] += delta[i];
            for (int k = 0; k < WINDOW; k++) {
                kernelGradient[filter * WINDOW + k] += delta[i] * signals[sample][position + k];
            }
        }
    }
}
