/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.junit.ForKeys;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

class ConfigurationTests {

    // tag::keys[]
    @GradientCheck(keys = @ForKeys(value = "b", skip = "frozen in this stage of the training"))
    void aFrozenBias(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> LinearModel.loss(w, b, X, y)).match(() -> LinearModel.backward(w, b, X, y));
    }
    // end::keys[]

    // tag::meta[]
    /** An annotation of one's own. */
    @Retention(RetentionPolicy.RUNTIME)
    @GradientCheck(
            seeds = {1, 2, 3},
            tolerance = 1e-5)
    @interface NightlyCheck {}

    @NightlyCheck
    void nightly(
            @Param(3) double[] w,
            @Param(1) double[] b,
            @Input({8, 3}) double[][] X,
            @Input(8) double[] y,
            Gradients gradients) {
        gradients.of(() -> LinearModel.loss(w, b, X, y)).match(() -> LinearModel.backward(w, b, X, y));
    }
    // end::meta[]
}
