/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import io.github.gradcheck.junit.Param;
import org.ejml.data.DMatrixRMaj;

/**
 * Drawn weights and biases of a perceptron for {@link Samples}, with as many hidden units as classes.
 *
 * @param W1 the weights of the hidden layer
 * @param b1 the biases of the hidden layer
 * @param W2 the weights of the output layer
 * @param b2 the biases of the output layer
 */
public record Weights(
        @Param({5, 4}) DMatrixRMaj W1,
        @Param({5, 1}) DMatrixRMaj b1,
        @Param({5, 5}) DMatrixRMaj W2,
        @Param({5, 1}) DMatrixRMaj b2) {

    /**
     * The same matrices, as the perceptron takes them.
     *
     * @return live parameters: the check moves them in place
     */
    public PerceptronParameters parameters() {
        return new PerceptronParameters(W1, b1, W2, b2);
    }
}
