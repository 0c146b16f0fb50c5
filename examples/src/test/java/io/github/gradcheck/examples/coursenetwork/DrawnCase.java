/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.coursenetwork;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import org.ejml.data.DMatrixRMaj;

/**
 * Drawn parameters and samples for the network of the course.
 *
 * @param W1 the weights of the first layer
 * @param b1 its biases
 * @param W2 the weights of the second layer
 * @param b2 its biases
 * @param W3 the weights of the third layer
 * @param b3 its bias
 * @param X 8 samples
 * @param Y their labels
 */
public record DrawnCase(
        @Param({5, 4}) DMatrixRMaj W1,
        @Param({5, 1}) DMatrixRMaj b1,
        @Param({3, 5}) DMatrixRMaj W2,
        @Param({3, 1}) DMatrixRMaj b2,
        @Param({1, 3}) DMatrixRMaj W3,
        @Param({1, 1}) DMatrixRMaj b3,

        @Input(
                value = {4, 8},
                values = Values.NORMAL)
        DMatrixRMaj X,

        @Input(
                value = {1, 8},
                values = Values.BINARY)
        DMatrixRMaj Y) {

    /**
     * The drawn matrices, as the network takes them.
     *
     * @return live parameters: the check moves them in place
     */
    public NetworkParameters parameters() {
        return new NetworkParameters(W1, b1, W2, b2, W3, b3);
    }
}
