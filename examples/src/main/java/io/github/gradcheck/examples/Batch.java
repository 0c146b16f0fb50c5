/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.scale;
import static org.ejml.dense.row.CommonOps_DDRM.sumRows;

import org.ejml.data.DMatrixRMaj;

/** What EJML lacks for a batch of samples, a matrix with one column per sample. */
public final class Batch {

    private Batch() {}

    /**
     * An affine layer, Z = W X + b, where b is added to every column.
     *
     * @param W the weights, outputs x inputs
     * @param X the samples, inputs x batch
     * @param b the biases, outputs x 1
     * @return Z, outputs x batch
     */
    public static DMatrixRMaj affine(DMatrixRMaj W, DMatrixRMaj X, DMatrixRMaj b) {
        DMatrixRMaj Z = mult(W, X, null);
        for (int i = 0; i < Z.getNumRows(); i++) {
            for (int j = 0; j < Z.getNumCols(); j++) {
                Z.add(i, j, b.get(i, 0));
            }
        }
        return Z;
    }

    /**
     * The mean over the batch.
     *
     * @param Z one column per sample
     * @return the mean column
     */
    public static DMatrixRMaj mean(DMatrixRMaj Z) {
        DMatrixRMaj mean = sumRows(Z, null);
        scale(1.0 / Z.getNumCols(), mean);
        return mean;
    }
}
