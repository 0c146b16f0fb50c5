/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.extractColumn;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** db is the first column of dZ: the bias is not summed over the batch. */
public final class BiasNotSummed extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public BiasNotSummed(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj biasGradient(DMatrixRMaj dZ) {
        return extractColumn(dZ, 0, null);
    }
}
