/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.planarclassifier;

import static io.github.gradcheck.examples.Batch.affine;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.sumRows;
import static org.ejml.dense.row.CommonOps_DDRM.transpose;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * The parameters of one layer Z = W^T A + b, or their gradients. The matrices are not copied.
 *
 * @param W the weights, inputs x outputs
 * @param b the biases, outputs x 1
 */
public record Layer(DMatrixRMaj W, DMatrixRMaj b) {

    /** He initialisation: W ~ N(0, 2 / inputs), b = 0. */
    static Layer random(RandomGenerator random, int inputs, int outputs) {
        DMatrixRMaj W = new DMatrixRMaj(inputs, outputs);
        for (int i = 0; i < W.getNumElements(); i++) {
            W.set(i, Math.sqrt(2.0 / inputs) * random.nextGaussian());
        }
        return new Layer(W, new DMatrixRMaj(outputs, 1));
    }

    /** Z = W^T A + b. */
    DMatrixRMaj forward(DMatrixRMaj A) {
        return affine(transpose(W, null), A, b);
    }

    /** The gradients of the parameters, dW = A dZ^T and db = dZ 1. */
    static Layer gradient(DMatrixRMaj A, DMatrixRMaj dZ) {
        return new Layer(multTransB(A, dZ, null), sumRows(dZ, null));
    }

    /** The gradient of the input, dA = W dZ. */
    DMatrixRMaj inputGradient(DMatrixRMaj dZ) {
        return mult(W, dZ, null);
    }

    /** One step of gradient descent, in place. */
    void descend(Layer gradient, double learningRate) {
        addEquals(W, -learningRate, gradient.W);
        addEquals(b, -learningRate, gradient.b);
    }
}
