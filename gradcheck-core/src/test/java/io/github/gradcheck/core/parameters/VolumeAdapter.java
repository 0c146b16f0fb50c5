/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

/** Found through {@code META-INF/services}, as a user's own adapter would be. */
public final class VolumeAdapter implements ArrayAdapter<Volume> {

    @Override
    public Class<Volume> type() {
        return Volume.class;
    }

    @Override
    public Shape shape(Volume value) {
        return Shape.of(value.depth, value.rows, value.columns);
    }

    @Override
    public Volume create(Shape shape) {
        if (shape.rank() != 3) {
            throw new IllegalArgumentException("a Volume has three dimensions; it cannot have the shape " + shape);
        }
        return new Volume(shape.length(0), shape.length(1), shape.length(2));
    }

    @Override
    public Entries entries(Volume value) {
        return new Entries() {
            @Override
            public double get(int entry) {
                return value.numbers[entry];
            }

            @Override
            public void set(int entry, double number) {
                value.numbers[entry] = number;
            }
        };
    }
}
