/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * The parameters of a {@link MultilayerPerceptron}, or their gradients. The matrices are not copied.
 *
 * @param W1 the weights of the hidden layer, hidden x features
 * @param b1 the biases of the hidden layer, hidden x 1
 * @param W2 the weights of the output layer, classes x hidden
 * @param b2 the biases of the output layer, classes x 1
 */
public record PerceptronParameters(DMatrixRMaj W1, DMatrixRMaj b1, DMatrixRMaj W2, DMatrixRMaj b2) {

    /**
     * Random weights, W ~ N(0, 1 / inputs), and biases of 0.
     *
     * @param random where the weights come from
     * @param features the number of inputs
     * @param hidden the number of hidden units
     * @param classes the number of outputs
     * @return new parameters
     */
    public static PerceptronParameters random(RandomGenerator random, int features, int hidden, int classes) {
        return new PerceptronParameters(
                weights(random, hidden, features),
                new DMatrixRMaj(hidden, 1),
                weights(random, classes, hidden),
                new DMatrixRMaj(classes, 1));
    }

    private static DMatrixRMaj weights(RandomGenerator random, int outputs, int inputs) {
        DMatrixRMaj W = new DMatrixRMaj(outputs, inputs);
        for (int i = 0; i < W.getNumElements(); i++) {
            W.set(i, random.nextGaussian() / Math.sqrt(inputs));
        }
        return W;
    }

    /** One step of gradient descent, in place. */
    void descend(PerceptronParameters gradient, double learningRate) {
        addEquals(W1, -learningRate, gradient.W1);
        addEquals(b1, -learningRate, gradient.b1);
        addEquals(W2, -learningRate, gradient.W2);
        addEquals(b2, -learningRate, gradient.b2);
    }
}
