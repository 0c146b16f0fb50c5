/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Arrays;

/** The smallest loss with a gradient: half the sum of squares, whose gradient is the array itself. */
final class Squares {

    private Squares() {}

    static double loss(double[]... arrays) {
        return Arrays.stream(arrays)
                        .flatMapToDouble(Arrays::stream)
                        .map(x -> x * x)
                        .sum()
                / 2;
    }

    static double[] backward(double[] array) {
        return array.clone();
    }

    /** Twice too big. */
    static double[] doubled(double[] array) {
        return Arrays.stream(array).map(x -> 2 * x).toArray();
    }
}
