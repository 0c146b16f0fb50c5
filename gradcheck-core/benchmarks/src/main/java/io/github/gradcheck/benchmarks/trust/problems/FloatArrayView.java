/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** A view of a {@code float[]}; what is written is rounded to single precision. */
final class FloatArrayView implements ArrayView {

    private final float[] data;
    private final int columns;

    FloatArrayView(float[] data, int columns) {
        this.data = data;
        this.columns = columns;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public double get(int i) {
        return data[i];
    }

    @Override
    public void set(int i, double value) {
        data[i] = (float) value;
    }

    @Override
    public boolean single() {
        return true;
    }
}
