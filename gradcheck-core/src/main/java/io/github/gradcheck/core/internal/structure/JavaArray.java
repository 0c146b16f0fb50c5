/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serves one of Java's own types of arrays, {@code double[]} to {@code double[][][][]} and the same in {@code float}.
 */
final class JavaArray<T> implements StoringAdapter<T> {

    static final List<ArrayAdapter<?>> ALL = List.of(
            new JavaArray<>(double[].class),
            new JavaArray<>(double[][].class),
            new JavaArray<>(double[][][].class),
            new JavaArray<>(double[][][][].class),
            new JavaArray<>(float[].class),
            new JavaArray<>(float[][].class),
            new JavaArray<>(float[][][].class),
            new JavaArray<>(float[][][][].class));

    private final Class<T> type;
    private final Class<?> component;
    private final int rank;

    private JavaArray(Class<T> type) {
        this.type = type;
        Class<?> inner = type;
        int dimensions = 0;
        while (inner.isArray()) {
            inner = inner.getComponentType();
            dimensions++;
        }
        this.component = inner;
        this.rank = dimensions;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    /** A ragged array is no matrix; it is taken as a list of rows. */
    @Override
    public boolean accepts(T value) {
        return fits(value, lengths(value), 0);
    }

    private static boolean fits(@Nullable Object value, int[] lengths, int dimension) {
        if (value == null || Array.getLength(value) != lengths[dimension]) {
            return false;
        }
        return !(value instanceof Object[] nested)
                || Arrays.stream(nested).allMatch(inner -> fits(inner, lengths, dimension + 1));
    }

    @Override
    public Shape shape(T value) {
        return Shape.of(lengths(value));
    }

    /** The lengths of the first array at each depth; 0 below an array that has none or misses its first. */
    private int[] lengths(Object value) {
        int[] lengths = new int[rank];
        Object first = value;
        for (int dimension = 0; dimension < rank && first != null; dimension++) {
            lengths[dimension] = Array.getLength(first);
            first = first instanceof Object[] nested && nested.length > 0 ? nested[0] : null;
        }
        return lengths;
    }

    @Override
    public T create(Shape shape) {
        int[] lengths = shape.dimensions().stream().mapToInt(Integer::intValue).toArray();
        if (rank == 2 && lengths.length == 1) {
            lengths = new int[] {lengths[0], 1}; // a vector counts as a column, as for matrices
        }
        if (lengths.length != rank) {
            throw new IllegalArgumentException(
                    "a " + type.getSimpleName() + " has " + dimensions() + "; it cannot have the shape " + shape);
        }
        return type.cast(Array.newInstance(component, lengths));
    }

    private String dimensions() {
        return switch (rank) {
            case 1 -> "one dimension, {length}";
            case 2 -> "two dimensions, {rows, columns}";
            case 3 -> "three dimensions";
            default -> "four dimensions";
        };
    }

    @Override
    public Entries entries(T value) {
        if (value instanceof double[] numbers) {
            return new Doubles(() -> numbers);
        } else if (value instanceof float[] numbers) {
            return new Floats(() -> numbers);
        }
        return new Rows((Object[]) Objects.requireNonNull(value), shape(value), component == float.class);
    }

    @Override
    public List<Object> storage(T value) {
        return rows(value).toList();
    }

    private static Stream<Object> rows(Object array) {
        return array instanceof Object[] nested ? Arrays.stream(nested).flatMap(JavaArray::rows) : Stream.of(array);
    }
}
