/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.examples.multiclass.SoftmaxClassifier;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

class GettingStartedTests {

    // tag::first[]
    @GradientCheck
    void linearModel(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients
                .of(() -> LinearModel.loss(w, b, X, y))
                .match(() -> LinearModel.backward(w, b, X, y)); // Map.of("w", dw, "b", db)
    }
    // end::first[]

    // tag::own[]
    /** A model that keeps its own arrays: hand them in by name, and they are moved where they are. */
    @GradientCheck
    void modelWithItsOwnArrays(@Input({8, 3}) double[][] X, @Input(8) double[] y, Gradients gradients) {
        Trained model = new Trained(new double[] {0.3, -0.2, 0.5}, new double[] {0.1});
        gradients
                .parameter("w", model.w)
                .parameter("b", model.b)
                .of(() -> LinearModel.loss(model.w, model.b, X, y))
                .match(() -> LinearModel.backward(model.w, model.b, X, y));
    }
    // end::own[]

    // tag::layer[]
    /** Z = W x + b, whose backward turns the gradient of any loss with respect to Z into those of W, b and x. */
    @GradientCheck
    void layer(@Param({2, 3}) double[][] W, @Param(2) double[] b, @Input(3) double[] x, Gradients gradients) {
        gradients
                .ofOutput(() -> Layer.forward(W, b, x))
                .match(dZ -> Layer.backward(W, x, dZ)); // Map.of("W", dW, "b", db, "x", dx)
    }
    // end::layer[]

    // tag::ejml[]
    /** Matrices of EJML, with samples in columns; labels are one-hot columns. */
    @GradientCheck
    void crossEntropy(
            @Param({5, 4}) DMatrixRMaj W,
            @Param({5, 1}) DMatrixRMaj b,
            @Input({4, 8}) DMatrixRMaj X,
            @Input(
                            value = {5, 8},
                            values = Values.ONE_HOT)
                    DMatrixRMaj Y,
            Gradients gradients) {
        gradients
                .of(() -> SoftmaxClassifier.loss(W, b, X, Y))
                .match(() -> SoftmaxClassifier.backward(W, b, X, Y)); // Map.of("W", dW, "b", db)
    }
    // end::ejml[]

    private static final class Layer {
        private Layer() {}

        static double[] forward(double[][] W, double[] b, double... x) {
            double[] Z = b.clone();
            for (int i = 0; i < Z.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    Z[i] += W[i][j] * x[j];
                }
            }
            return Z;
        }

        static Map<String, Object> backward(double[][] W, double[] x, double... dZ) {
            double[][] dW = new double[dZ.length][x.length];
            double[] dx = new double[x.length];
            for (int i = 0; i < dZ.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    dW[i][j] = dZ[i] * x[j];
                    dx[j] += dZ[i] * W[i][j];
                }
            }
            return Map.of("W", dW, "b", dZ.clone(), "x", dx);
        }
    }

    private static final class Trained {
        private final double[] w;
        private final double[] b;

        Trained(double[] w, double[] b) {
            this.w = w;
            this.b = b;
        }
    }
}
