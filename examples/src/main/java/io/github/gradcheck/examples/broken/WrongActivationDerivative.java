/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.apply;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The derivative of tanh is computed as 1 - z^2, from the pre-activation z, where it is 1 - a^2 of the activation. */
public final class WrongActivationDerivative extends MultilayerPerceptron {

    /**
     * A tanh network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     */
    public WrongActivationDerivative(PerceptronParameters parameters) {
        super(parameters, Activation.TANH);
    }

    @Override
    protected DMatrixRMaj activationDerivative(DMatrixRMaj Z) {
        return apply(Z, z -> 1 - z * z, null);
    }
}
