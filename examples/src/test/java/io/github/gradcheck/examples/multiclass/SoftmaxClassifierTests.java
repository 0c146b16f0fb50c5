/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import org.ejml.data.DMatrixRMaj;

class SoftmaxClassifierTests {

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

        gradients.of(() -> SoftmaxClassifier.loss(W, b, X, Y)).match(() -> SoftmaxClassifier.backward(W, b, X, Y));
    }
}
