/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import java.util.function.DoubleUnaryOperator;

/** The activation of hidden layers. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Hidden {
    TANH(Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z)),
    SIGMOID(Hidden::logistic, z -> logistic(z) * (1 - logistic(z))),
    RELU(z -> Math.max(z, 0), z -> z > 0 ? 1 : 0);

    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator slope;

    Hidden(DoubleUnaryOperator function, DoubleUnaryOperator slope) {
        this.function = function;
        this.slope = slope;
    }

    /** {@code 1 / (1 + exp(-z))}. */
    static double logistic(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    Matrix of(Matrix z) {
        return z.map(function);
    }

    Matrix slope(Matrix z) {
        return z.map(slope);
    }
}
