/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.Dropout;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The loss has the L2 term, the gradient of the weights leaves it out. */
public final class MissingRegularisation extends MultilayerPerceptron {

    /**
     * A network with regularisation and without dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     * @param lambda the strength of the L2 regularisation
     */
    public MissingRegularisation(PerceptronParameters parameters, Activation activation, double lambda) {
        super(parameters, activation, lambda, Dropout.none());
    }

    @Override
    protected DMatrixRMaj weightGradient(DMatrixRMaj dZ, DMatrixRMaj A, DMatrixRMaj W) {
        return multTransB(dZ, A, null);
    }
}
