/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/**
 * Mean over samples of the largest of four linear functions, plus an L2 term. Two of the functions are the same, so
 * wherever they are the largest there is a tie; backward gives all of it to the first or all of it to the last.
 */
final class MaxTies extends ArrayProblem {

    private static final int SAMPLES = 10;
    private static final int FEATURES = 5;
    private static final int PIECES = 4;
    private static final double L2 = 0.1;

    private final double[][] inputs;
    private final double[] weights;
    private final boolean firstWins;

    MaxTies(Draw draw) {
        inputs = draw.gaussianRows(SAMPLES, FEATURES);
        weights = matrix("W", PIECES, draw.gaussians(PIECES * FEATURES, 1));
        System.arraycopy(weights, 0, weights, 2 * FEATURES, FEATURES);
        firstWins = draw.sign() > 0;
    }

    private int winner(int sample) {
        int winner = 0;
        for (int piece = 1; piece < PIECES; piece++) {
            double lead = value(piece, sample) - value(winner, sample);
            winner = lead > 0 || (lead == 0 && !firstWins) ? piece : winner;
        }
        return winner;
    }

    private double value(int piece, int sample) {
        return Dot.row(weights, piece, inputs[sample]);
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += value(winner(i), i);
        }
        double squares = Dot.row(weights, 0, weights);
        return sum / SAMPLES + L2 / 2 * squares;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double[] slopes = entries(gradient, "W");
        for (int i = 0; i < SAMPLES; i++) {
            int row = winner(i) * FEATURES;
            for (int j = 0; j < FEATURES; j++) {
                slopes[row + j] += inputs[i][j] / SAMPLES;
            }
        }
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] += L2 * weights[k];
        }
        return gradient;
    }
}
