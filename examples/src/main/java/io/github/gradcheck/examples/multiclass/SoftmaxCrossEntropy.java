/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import org.ejml.data.DMatrixRMaj;

/** The cross-entropy between one-hot labels and the softmax of the logits, averaged over the batch. */
final class SoftmaxCrossEntropy {

    private SoftmaxCrossEntropy() {}

    /** J = 1/m sum_j (logsumexp(z_j) - y_j . z_j), for columns y_j which sum to 1. */
    static double loss(DMatrixRMaj Z, DMatrixRMaj Y) {
        double sum = 0;
        for (int j = 0; j < Z.getNumCols(); j++) {
            sum += logSumExp(Z, j);
            for (int i = 0; i < Z.getNumRows(); i++) {
                sum -= Y.get(i, j) * Z.get(i, j);
            }
        }
        return sum / Z.getNumCols();
    }

    /** dJ/dZ = 1/m (softmax(Z) - Y). */
    static DMatrixRMaj backward(DMatrixRMaj Z, DMatrixRMaj Y) {
        DMatrixRMaj dZ = Z.createLike();
        for (int j = 0; j < Z.getNumCols(); j++) {
            double logSumExp = logSumExp(Z, j);
            for (int i = 0; i < Z.getNumRows(); i++) {
                dZ.set(i, j, (Math.exp(Z.get(i, j) - logSumExp) - Y.get(i, j)) / Z.getNumCols());
            }
        }
        return dZ;
    }

    /** log sum_i exp(z_ij) = max + log sum_i exp(z_ij - max), in which nothing overflows. */
    private static double logSumExp(DMatrixRMaj Z, int j) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Z.getNumRows(); i++) {
            max = Math.max(max, Z.get(i, j));
        }
        double sum = 0;
        for (int i = 0; i < Z.getNumRows(); i++) {
            sum += Math.exp(Z.get(i, j) - max);
        }
        return max + Math.log(sum);
    }
}
