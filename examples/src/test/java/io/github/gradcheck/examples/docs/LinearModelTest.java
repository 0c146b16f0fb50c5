/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

// tag::whole[]
import io.github.gradcheck.junit.*;
import java.util.Map;

class LinearModelTest {

    @GradientCheck
    void squaredError(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> loss(w, b, X, y)).match(() -> backward(w, b, X, y));
    }

    /** J = 1/(2m) sum (x w + b - y)^2 over the m rows x of X. */
    static double loss(double[] w, double[] b, double[][] X, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.pow(error(w, b, X[i], y[i]), 2);
        }
        return sum / (2 * y.length);
    }

    static Map<String, double[]> backward(double[] w, double[] b, double[][] X, double[] y) {
        double[] dw = new double[w.length];
        double[] db = new double[1];
        for (int i = 0; i < y.length; i++) {
            double error = error(w, b, X[i], y[i]);
            for (int j = 0; j < w.length; j++) {
                dw[j] += error * X[i][j] / y.length;
            }
            db[0] += error / y.length; // a mistake to try: without / y.length
        }
        return Map.of("w", dw, "b", db);
    }

    static double error(double[] w, double[] b, double[] x, double y) {
        double error = b[0] - y;
        for (int j = 0; j < w.length; j++) {
            error += x[j] * w[j];
        }
        return error;
    }
}
// end::whole[]
