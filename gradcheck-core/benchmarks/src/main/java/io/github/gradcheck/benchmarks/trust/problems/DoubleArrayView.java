/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Arrays;

/** A view of the first entries of a {@code double[]}. */
final class DoubleArrayView implements ArrayView {

    private final double[] data;
    private final int size;
    private final int columns;

    DoubleArrayView(double[] data, int size, int columns) {
        this.data = data;
        this.size = size;
        this.columns = columns;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double get(int i) {
        return data[i];
    }

    @Override
    public void set(int i, double value) {
        data[i] = value;
    }

    @Override
    public double[] toArray() {
        return Arrays.copyOf(data, size);
    }

    @Override
    public boolean single() {
        return false;
    }
}
