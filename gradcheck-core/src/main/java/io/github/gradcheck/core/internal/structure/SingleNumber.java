/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Optional;

/** A number that stands alone, in an array of one entry, which is called by the name of the number. */
final class SingleNumber implements ArrayAdapter<double[]>, Entries {
    private final double[] number;

    private SingleNumber(double number) {
        this.number = new double[] {number};
    }

    /** A block of one entry. */
    static Block of(String key, double number) {
        SingleNumber single = new SingleNumber(number);
        return Block.of(key, single.number, single);
    }

    @Override
    public Class<double[]> type() {
        return double[].class;
    }

    @Override
    public Shape shape(double[] value) {
        return Shape.of(value.length);
    }

    @Override
    public double[] create(Shape shape) {
        return new double[shape.size()];
    }

    @Override
    public Entries entries(double[] value) {
        return this;
    }

    @Override
    public double get(int entry) {
        return number[entry];
    }

    @Override
    public void set(int entry, double value) {
        number[entry] = value;
    }

    @Override
    public Optional<String> place(int entry) {
        return Optional.of("");
    }
}
