/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** Cross-entropy of the softmax of some scores, computed in a given arithmetic. */
final class CrossEntropy {

    private final Arithmetic arithmetic;

    CrossEntropy(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** Returns {@code log(sum(exp(scores))) - scores[label]}. */
    double loss(double[] scores, int label) {
        double max = max(scores);
        double sum = 0;
        for (double score : scores) {
            sum = arithmetic.round(sum + exp(score - max));
        }
        double logSum = arithmetic.round(Math.log(sum));
        return arithmetic.round(logSum - arithmetic.round(scores[label] - max));
    }

    /** Returns {@code factor * (softmax(scores) - onehot(label))}. */
    double[] gradient(double[] scores, int label, double factor) {
        double max = max(scores);
        double[] gradient = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            gradient[i] = exp(scores[i] - max);
            sum = arithmetic.round(sum + gradient[i]);
        }
        for (int i = 0; i < scores.length; i++) {
            double excess = arithmetic.round(gradient[i] / sum) - (i == label ? 1 : 0);
            gradient[i] = arithmetic.round(factor * arithmetic.round(excess));
        }
        return gradient;
    }

    private double exp(double exponent) {
        return arithmetic.round(Math.exp(arithmetic.round(exponent)));
    }

    private static double max(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        return max;
    }
}
