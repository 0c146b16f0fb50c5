/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.util.Map;

class RowsTests {

    // tag::rows[]
    /** A sample is a row of X, as in numpy; its label is a number. */
    @GradientCheck
    void softmaxRegression(
            @Param({4, 3}) double[][] W,
            @Param(3) double[] b,
            @Input({8, 4}) double[][] X,
            @Input(value = 8, max = 3) int[] labels,
            Gradients gradients) {
        gradients.of(() -> loss(W, b, X, labels)).match(() -> backward(W, b, X, labels));
    }
    // end::rows[]

    private static double loss(double[][] W, double[] b, double[][] X, int... labels) {
        double sum = 0;
        for (int i = 0; i < X.length; i++) {
            sum -= Math.log(probabilities(W, b, X[i])[labels[i]]);
        }
        return sum / X.length;
    }

    private static Map<String, Object> backward(double[][] W, double[] b, double[][] X, int... labels) {
        double[][] dW = new double[W.length][b.length];
        double[] db = new double[b.length];
        for (int i = 0; i < X.length; i++) {
            double[] dZ = probabilities(W, b, X[i]);
            dZ[labels[i]] -= 1;
            for (int k = 0; k < b.length; k++) {
                db[k] += dZ[k] / X.length;
                for (int j = 0; j < W.length; j++) {
                    dW[j][k] += X[i][j] * dZ[k] / X.length;
                }
            }
        }
        return Map.of("W", dW, "b", db);
    }

    private static double[] probabilities(double[][] W, double[] b, double[] x) {
        double[] p = b.clone();
        double sum = 0;
        for (int k = 0; k < b.length; k++) {
            for (int j = 0; j < x.length; j++) {
                p[k] += x[j] * W[j][k];
            }
            p[k] = Math.exp(p[k]);
            sum += p[k];
        }
        for (int k = 0; k < b.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
