/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;

// tag::class[]
/** What holds for all checks of a class stands on the class; a method says only what differs. */
@GradientCheck(draws = 5)
class FiveDrawsTests {

    @GradientCheck
    void linearModel(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> LinearModel.loss(w, b, X, y)).match(() -> LinearModel.backward(w, b, X, y));
    }
}
// end::class[]
