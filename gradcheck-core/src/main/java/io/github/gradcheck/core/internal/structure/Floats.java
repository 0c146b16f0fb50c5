/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import java.util.function.Supplier;

/** Entries that lie in one {@code float[]}, which is looked up anew each time: a matrix may replace it. */
final class Floats implements Entries {
    private final Supplier<float[]> data;

    Floats(Supplier<float[]> data) {
        this.data = data;
    }

    @Override
    public double get(int entry) {
        return data.get()[entry];
    }

    @Override
    public void set(int entry, double number) {
        data.get()[entry] = (float) number;
    }

    @Override
    public void read(int first, double[] target, int count) {
        float[] numbers = data.get();
        for (int i = 0; i < count; i++) {
            target[i] = numbers[first + i];
        }
    }

    @Override
    public void write(int first, double[] source, int from, int count) {
        float[] numbers = data.get();
        for (int i = 0; i < count; i++) {
            numbers[first + i] = (float) source[from + i];
        }
    }

    @Override
    public boolean singlePrecision() {
        return true;
    }
}
