/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import java.util.function.Supplier;

/** Entries that lie in one {@code double[]}, which is looked up anew each time: a matrix may replace it. */
final class Doubles implements Entries {
    private final Supplier<double[]> data;

    Doubles(Supplier<double[]> data) {
        this.data = data;
    }

    @Override
    public double get(int entry) {
        return data.get()[entry];
    }

    @Override
    public void set(int entry, double number) {
        data.get()[entry] = number;
    }

    @Override
    public void read(int first, double[] target, int count) {
        System.arraycopy(data.get(), first, target, 0, count);
    }

    @Override
    public void write(int first, double[] source, int from, int count) {
        System.arraycopy(source, from, data.get(), first, count);
    }
}
