/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/**
 * What batch normalisation does to each column and layer normalisation to each row: the vector is brought to mean 0 and
 * variance 1, and both of these depend on all of its entries.
 */
final class Normalisation {
    /** Keeps a constant vector from a division by zero. */
    private static final double EPSILON = 1e-5;

    private Normalisation() {}

    /** {@code (x - mean)/s} with {@code s = sqrt(variance + epsilon)}. */
    static double[] normalised(double[] x) {
        double mean = mean(x);
        double s = deviation(x);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / s;
        }
        return y;
    }

    /** {@code dx = (dy - mean(dy) - y mean(y dy))/s}: the last two terms are those through mean and variance. */
    static double[] backward(double[] x, double[] dy) {
        double[] y = normalised(x);
        double meanOfGradient = mean(dy);
        double meanOfProduct = 0;
        for (int i = 0; i < x.length; i++) {
            meanOfProduct += y[i] * dy[i] / x.length;
        }
        double s = deviation(x);
        double[] dx = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            dx[i] = (dy[i] - meanOfGradient - y[i] * meanOfProduct) / s;
        }
        return dx;
    }

    static double deviation(double[] x) {
        double mean = mean(x);
        double variance = 0;
        for (double entry : x) {
            variance += (entry - mean) * (entry - mean) / x.length;
        }
        return Math.sqrt(variance + EPSILON);
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry;
        }
        return sum / x.length;
    }
}
