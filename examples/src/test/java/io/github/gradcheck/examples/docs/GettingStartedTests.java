/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;

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

    private static final class Trained {
        private final double[] w;
        private final double[] b;

        Trained(double[] w, double[] b) {
            this.w = w;
            this.b = b;
        }
    }
}
