/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.List;

/** A copy of a network's live parameters in plain arrays, taken for one evaluation. */
final class NetworkWeights {

    private final double[][] arrays;

    /** Reads the blocks W1, b1, W2, ..., each entry rounded to the arithmetic in which it will be used. */
    NetworkWeights(List<ArrayView> blocks, Arithmetic arithmetic) {
        arrays = blocks.stream().map(ArrayView::toArray).toArray(double[][]::new);
        for (double[] array : arrays) {
            for (int i = 0; i < array.length; i++) {
                array[i] = arithmetic.round(array[i]);
            }
        }
    }

    /** Returns the key of the weights of a layer counted from zero: {@code W1} for the first. */
    static String weightKey(int layer) {
        return "W" + (layer + 1);
    }

    /** Returns the key of the biases of a layer counted from zero. */
    static String biasKey(int layer) {
        return "b" + (layer + 1);
    }

    /** Returns the weights of a layer, a row for each unit. */
    double[] weights(int layer) {
        return arrays[2 * layer];
    }

    double[] biases(int layer) {
        return arrays[2 * layer + 1];
    }
}
