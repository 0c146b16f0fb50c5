/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import java.util.Map;

/** A linear model with the squared error, in plain arrays. A sample is a row. */
final class LinearModel {
    private LinearModel() {}

    // tag::model[]
    /** J = 1/(2m) sum (X w + b - y)^2. */
    static double loss(double[] w, double[] b, double[][] X, double[] y) {
        double sum = 0;
        for (double error : errors(w, b, X, y)) {
            sum += error * error;
        }
        return sum / (2 * y.length);
    }

    /** dJ/dw = 1/m X' (X w + b - y), dJ/db = 1/m sum (X w + b - y). */
    static Map<String, double[]> backward(double[] w, double[] b, double[][] X, double[] y) {
        double[] errors = errors(w, b, X, y);
        double[] dw = new double[w.length];
        double[] db = new double[1];
        for (int i = 0; i < y.length; i++) {
            db[0] += errors[i] / y.length;
            for (int j = 0; j < w.length; j++) {
                dw[j] += errors[i] * X[i][j] / y.length;
            }
        }
        return Map.of("w", dw, "b", db);
    }

    private static double[] errors(double[] w, double[] b, double[][] X, double[] y) {
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            errors[i] = b[0] - y[i];
            for (int j = 0; j < w.length; j++) {
                errors[i] += X[i][j] * w[j];
            }
        }
        return errors;
    }
    // end::model[]
}
