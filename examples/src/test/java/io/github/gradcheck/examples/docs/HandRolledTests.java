/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import org.junit.jupiter.api.Test;

class HandRolledTests {
    private final double[] w = {0.3, -0.2, 0.5};
    private final double[] b = {0.1};
    private final double[][] X = {{1, 2, 0.5}, {-1, 0.3, 2}, {0.4, -2, 1}, {1.5, 0.2, -0.7}};
    private final double[] y = {1, -0.5, 0.3, 2};

    // tag::before[]
    /** The loop of the textbooks: one step for all, one number for all, a threshold from a lecture. */
    @Test
    void byHand() {
        double[] analytic = LinearModel.backward(w, b, X, y).get("w");
        double step = 1e-7;
        double difference = 0;
        double size = 0;
        for (int i = 0; i < w.length; i++) {
            double kept = w[i];
            w[i] = kept + step;
            double above = LinearModel.loss(w, b, X, y);
            w[i] = kept - step;
            double below = LinearModel.loss(w, b, X, y);
            w[i] = kept;
            double numerical = (above - below) / (2 * step);
            difference += (analytic[i] - numerical) * (analytic[i] - numerical);
            size += analytic[i] * analytic[i] + numerical * numerical;
        }
        assertTrue(Math.sqrt(difference) / Math.sqrt(size) < 1e-7);
    }
    // end::before[]

    // tag::after[]
    @GradientCheck
    void byTheCheck(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> LinearModel.loss(w, b, X, y)).match(() -> LinearModel.backward(w, b, X, y));
    }
    // end::after[]

    // tag::classical[]
    /** The same method as above, where a course asks for it. */
    @GradientCheck(step = 1e-7, threshold = 1e-7)
    void theClassicalMethod(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> LinearModel.loss(w, b, X, y)).match(() -> LinearModel.backward(w, b, X, y));
    }
    // end::classical[]

    // tag::plain[]
    /** Without the extension: in a main method, another test framework, or a training loop. */
    @Test
    void withoutJUnit() {
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("w", w, "b", b),
                        () -> LinearModel.loss(w, b, X, y),
                        () -> LinearModel.backward(w, b, X, y));
        report.assertCorrect();
    }
    // end::plain[]
}
