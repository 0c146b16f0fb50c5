/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The gradient of W2[0,0] is too big by 1 %, all the others are right. */
public final class OneEntryOff extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public OneEntryOff(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    public PerceptronParameters backward(DMatrixRMaj X, DMatrixRMaj Y) {
        PerceptronParameters gradient = super.backward(X, Y);
        gradient.W2().set(0, 0, 1.01 * gradient.W2().get(0, 0));
        return gradient;
    }
}
