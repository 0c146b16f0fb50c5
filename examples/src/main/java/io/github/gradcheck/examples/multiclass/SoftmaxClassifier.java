/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import static io.github.gradcheck.examples.Batch.affine;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.sumRows;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** Multinomial logistic regression: the softmax of Z = W X + b, with the cross-entropy as its loss. */
public final class SoftmaxClassifier {

    private SoftmaxClassifier() {}

    /**
     * The cross-entropy J, averaged over the batch.
     *
     * @param W the weights, classes x features
     * @param b the biases, classes x 1
     * @param X the samples, features x batch
     * @param Y the one-hot labels, classes x batch
     * @return J
     */
    public static double loss(DMatrixRMaj W, DMatrixRMaj b, DMatrixRMaj X, DMatrixRMaj Y) {
        return SoftmaxCrossEntropy.loss(affine(W, X, b), Y);
    }

    /**
     * The gradients dJ/dW = dZ X^T and dJ/db = dZ 1.
     *
     * @param W the weights, classes x features
     * @param b the biases, classes x 1
     * @param X the samples, features x batch
     * @param Y the one-hot labels, classes x batch
     * @return the gradients of W and b by name
     */
    public static Map<String, DMatrixRMaj> backward(DMatrixRMaj W, DMatrixRMaj b, DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj dZ = SoftmaxCrossEntropy.backward(affine(W, X, b), Y);
        return Map.of("W", multTransB(dZ, X, null), "b", sumRows(dZ, null));
    }
}
