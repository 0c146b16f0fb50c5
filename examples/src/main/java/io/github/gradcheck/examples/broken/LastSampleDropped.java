/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.scaleCol;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The loop over the batch ends one sample too early: the last column adds nothing to the gradient. */
public final class LastSampleDropped extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public LastSampleDropped(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj lossGradient(DMatrixRMaj Z, DMatrixRMaj Y) {
        DMatrixRMaj dZ = super.lossGradient(Z, Y);
        scaleCol(0, dZ, dZ.getNumCols() - 1);
        return dZ;
    }
}
