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

/** The gradient starts from Y - softmax(Z): it points uphill. */
public final class SignFlipped extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public SignFlipped(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj lossGradient(DMatrixRMaj Z, DMatrixRMaj Y) {
        DMatrixRMaj dZ = super.lossGradient(Z, Y);
        scale(-1, dZ);
        return dZ;
    }
}
