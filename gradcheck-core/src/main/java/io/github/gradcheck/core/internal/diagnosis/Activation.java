/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Activations of which a wrong derivative is recognised. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Activation {
    /** The hyperbolic tangent, whose derivative is 1 - A^2. */
    TANH(
            "tanh",
            Math::tanh,
            z -> 1 - Math.tanh(z) * Math.tanh(z),
            List.of(
                    new Slip("1 - Z^2 instead of 1 - A^2", z -> 1 - z * z),
                    new Slip("A (1 - A), that of a sigmoid", z -> Math.tanh(z) * (1 - Math.tanh(z))),
                    new Slip("1 - A without the square", z -> 1 - Math.tanh(z)),
                    new Slip("the derivative taken at A instead of Z", z -> 1 - square(Math.tanh(Math.tanh(z)))))),
    /** The logistic function, whose derivative is A (1 - A). */
    SIGMOID(
            "sigmoid",
            z -> sigmoid(z),
            z -> sigmoid(z) * (1 - sigmoid(z)),
            List.of(
                    new Slip("Z (1 - Z) instead of A (1 - A)", z -> z * (1 - z)),
                    new Slip("1 - A^2, that of tanh", z -> 1 - square(sigmoid(z))),
                    new Slip("1 - A without the factor A", z -> 1 - sigmoid(z)),
                    new Slip(
                            "the derivative taken at A instead of Z",
                            z -> sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))))),
    /** The rectifier, whose derivative is 0 or 1. */
    RELU("ReLU", z -> Math.max(0, z), z -> z > 0 ? 1 : 0, List.of());

    /**
     * A wrong derivative.
     *
     * @param inWords which one
     * @param slope of the sum z
     */
    record Slip(String inWords, DoubleUnaryOperator slope) {}

    private final String word;
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator slope;
    private final List<Slip> slips;

    Activation(String word, DoubleUnaryOperator function, DoubleUnaryOperator slope, List<Slip> slips) {
        this.word = word;
        this.function = function;
        this.slope = slope;
        this.slips = slips;
    }

    String word() {
        return word;
    }

    /** The outputs of units with these sums. */
    double[] of(double[] z) {
        return Arrays.stream(z).map(function).toArray();
    }

    double slope(double z) {
        return slope.applyAsDouble(z);
    }

    List<Slip> slips() {
        return slips;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double square(double a) {
        return a * a;
    }
}
