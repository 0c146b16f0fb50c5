/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.Batch;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** db is the mean over the batch of a dZ which has been divided by m already: m times too small. */
public final class BiasAveraged extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public BiasAveraged(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    protected DMatrixRMaj biasGradient(DMatrixRMaj dZ) {
        return Batch.mean(dZ);
    }
}
