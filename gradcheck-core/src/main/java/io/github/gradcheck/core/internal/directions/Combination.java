/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves a large block along a few directions {@code d_k}, as if it had no other entries: {@code x = x_0 + sum of
 * z_k d_k}, with the z_k as entries. At zeros the block is as it was, to the bit.
 */
final class Combination implements ArrayAdapter<double[]>, Entries {
    private final Block block;
    private final double[] origin;
    private final List<double[]> directions;
    private final double[] coefficients;

    private Combination(Block block, List<double[]> directions) {
        this.block = block;
        this.origin = block.toArray();
        this.directions = directions;
        this.coefficients = new double[directions.size()];
    }

    /** A block of the same name with an entry for each direction. */
    static Block of(Block block, List<double[]> directions) {
        Combination combination = new Combination(block, directions);
        return Block.of(block.key(), combination.coefficients, combination);
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
        return coefficients[entry];
    }

    @Override
    public void set(int entry, double value) {
        coefficients[entry] = value;
        move();
    }

    @Override
    public void write(int first, double[] source, int from, int count) {
        System.arraycopy(source, from, coefficients, first, count);
        move();
    }

    @Override
    public Optional<String> place(int entry) {
        return Optional.of(" along direction " + (entry + 1));
    }

    private void move() {
        double[] moved = origin.clone();
        for (int k = 0; k < coefficients.length; k++) {
            double times = coefficients[k];
            double[] direction = directions.get(k);
            if (times != 0) {
                Arrays.setAll(moved, i -> moved[i] + times * direction[i]);
            }
        }
        block.setAll(moved);
    }
}
