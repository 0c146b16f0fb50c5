/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.Activation;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.PerceptronParameters;
import org.ejml.data.DMatrixRMaj;

/** The gradients of b1 and b2 are swapped, unnoticed where there are as many hidden units as classes. */
public final class SwappedGradients extends MultilayerPerceptron {

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation of the hidden layer
     */
    public SwappedGradients(PerceptronParameters parameters, Activation activation) {
        super(parameters, activation);
    }

    @Override
    public PerceptronParameters backward(DMatrixRMaj X, DMatrixRMaj Y) {
        PerceptronParameters gradient = super.backward(X, Y);
        return new PerceptronParameters(gradient.W1(), gradient.b2(), gradient.W2(), gradient.b1());
    }
}
