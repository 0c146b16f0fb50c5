/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code f(W) = |W X|^2 / 2}, whose gradient is {@code W X X'}. */
class Nd4jTests {

    @GradientCheck
    void matrix(@Param({3, 4}) INDArray W, @Input({4, 5}) INDArray X, Gradients gradients) {
        gradients
                .of(() -> {
                    INDArray y = W.mmul(X);
                    return y.mul(y).sumNumber().doubleValue() / 2;
                })
                .match(() -> W.mmul(X).mmul(X.transpose()));
    }
}
