/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.scale;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The loss is a mean over the batch, the gradient that of the sum: m times too big. */
public final class SumInsteadOfMean extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public SumInsteadOfMean(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj lossGradient(DMatrixRMaj Z, DMatrixRMaj Y) {
        DMatrixRMaj dZ = super.lossGradient(Z, Y);
        scale(Y.getNumCols(), dZ);
        return dZ;
    }
}
