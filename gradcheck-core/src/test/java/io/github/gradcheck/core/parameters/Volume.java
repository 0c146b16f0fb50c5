/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

/** A type that the library does not know: numbers in three dimensions, kept in one array. */
public final class Volume {
    final int depth;
    final int rows;
    final int columns;
    final double[] numbers;

    public Volume(int depth, int rows, int columns) {
        this.depth = depth;
        this.rows = rows;
        this.columns = columns;
        this.numbers = new double[depth * rows * columns];
    }

    public double[] numbers() {
        return numbers;
    }
}
