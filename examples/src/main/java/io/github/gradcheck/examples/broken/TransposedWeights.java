/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.mult;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The gradient goes back through W where W^T belongs, unnoticed as W2 is square: as many hidden units as classes. */
public final class TransposedWeights extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public TransposedWeights(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj inputGradient(DMatrixRMaj W, DMatrixRMaj dZ) {
        return mult(W, dZ, null);
    }
}
