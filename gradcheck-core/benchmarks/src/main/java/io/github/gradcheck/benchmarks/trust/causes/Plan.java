/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import java.util.List;

/**
 * How a network is built.
 *
 * @param units of the input and of each layer
 * @param samples in the batch
 * @param hidden activation of all layers but the last
 * @param head the last layer's output, and the loss
 * @param decay strength of an L2 term on the weights; 0 for none
 * @param masked whether the first layer's output is multiplied by a mask, as a dropout does, that is an input
 * @param rows whether a sample is a row (Z = A W + b) and not a column (Z = W A + b)
 * @param arithmetic of all numbers, DOUBLE or FLOAT
 */
record Plan(
        List<Integer> units,
        int samples,
        Hidden hidden,
        Head head,
        double decay,
        boolean masked,
        boolean rows,
        Arithmetic arithmetic) {

    /**
     * Returns the networks in which mistakes are planted: of two to four layers, with three activations and losses.
     * Neither the batch nor a layer stands alone with its length in all of them, and half of them have an L2 term.
     */
    static List<Plan> all(boolean masked, Form form) {
        return List.of(
                of(7, Hidden.TANH, Head.SOFTMAX, 0, 4, 5, 5, 3).in(masked, form),
                of(5, Hidden.SIGMOID, Head.SOFTMAX, 0.1, 3, 6, 4).in(masked, form),
                of(9, Hidden.TANH, Head.SOFTMAX, 0.1, 6, 4, 4, 4, 2).in(masked, form),
                of(12, Hidden.RELU, Head.LOGISTIC, 0, 5, 8, 1).in(masked, form),
                of(10, Hidden.TANH, Head.SQUARES, 0, 3, 4, 4, 1).in(masked, form),
                of(4, Hidden.SIGMOID, Head.SOFTMAX, 0, 4, 4, 4, 4).in(masked, form),
                of(8, Hidden.RELU, Head.SOFTMAX, 0.1, 6, 7, 7, 3).in(masked, form),
                of(6, Hidden.SIGMOID, Head.SQUARES, 0.1, 3, 5, 5, 2).in(masked, form),
                of(20, Hidden.RELU, Head.SOFTMAX, 0, 8, 10, 10, 4).in(masked, form),
                of(16, Hidden.TANH, Head.LOGISTIC, 0.05, 2, 3, 3, 2).in(masked, form));
    }

    private static Plan of(int samples, Hidden hidden, Head head, double decay, Integer... units) {
        return new Plan(List.of(units), samples, hidden, head, decay, false, false, Arithmetic.DOUBLE);
    }

    private Plan in(boolean mask, Form form) {
        return new Plan(units, samples, hidden, head, decay, mask, form.rows(), form.arithmetic());
    }

    /** Returns how many layers have weights; they are counted from 1. */
    int layers() {
        return units.size() - 1;
    }

    /** Returns whether the weights of a layer are a square matrix. */
    boolean isSquare(int layer) {
        return units.get(layer).equals(units.get(layer - 1));
    }
}
