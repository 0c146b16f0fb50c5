/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/**
 * Classifies the mean embedding of a few tokens. Four of the twelve tokens never occur, so their rows of {@code E}
 * have a gradient that is truly zero.
 */
final class EmbeddingClassifier extends ArrayProblem {

    private static final int SAMPLES = 8;
    private static final int TOKENS = 4;
    private static final int VOCABULARY = 12;
    private static final int OCCURRING = 8;
    private static final int WIDTH = 4;
    private static final int CLASSES = 3;

    private final CrossEntropy crossEntropy = new CrossEntropy(Arithmetic.DOUBLE);
    private final int[][] tokens = new int[SAMPLES][];
    private final int[] labels;
    private final double[] embeddings;
    private final double[] weights;
    private final double[] bias;

    EmbeddingClassifier(Draw draw) {
        for (int i = 0; i < SAMPLES; i++) {
            tokens[i] = draw.labels(TOKENS, OCCURRING);
        }
        labels = draw.labels(SAMPLES, CLASSES);
        embeddings = matrix("E", VOCABULARY, draw.gaussians(VOCABULARY * WIDTH, 1));
        weights = matrix("W", CLASSES, draw.gaussians(CLASSES * WIDTH, 0.5));
        bias = vector("b", draw.gaussians(CLASSES, 0.1));
    }

    private double[] mean(int sample) {
        double[] mean = new double[WIDTH];
        for (int token : tokens[sample]) {
            for (int j = 0; j < WIDTH; j++) {
                mean[j] += embeddings[token * WIDTH + j] / TOKENS;
            }
        }
        return mean;
    }

    private double[] scores(double[] mean) {
        double[] scores = bias.clone();
        for (int c = 0; c < CLASSES; c++) {
            scores[c] += Dot.row(weights, c, mean);
        }
        return scores;
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += crossEntropy.loss(scores(mean(i)), labels[i]);
        }
        return sum / SAMPLES;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] embeddingGradient = entries(gradient, "E");
        for (int i = 0; i < SAMPLES; i++) {
            double[] mean = mean(i);
            double[] delta = crossEntropy.gradient(scores(mean), labels[i], 1.0 / SAMPLES);
            Dot.addOuter(delta, mean, entries(gradient, "W"));
            Dot.add(delta, entries(gradient, "b"));
            double[] back = Dot.transposed(weights, delta, WIDTH);
            for (int token : tokens[i]) {
                for (int j = 0; j < WIDTH; j++) {
                    embeddingGradient[token * WIDTH + j] += back[j] / TOKENS;
                }
            }
        }
        return gradient;
    }
}
