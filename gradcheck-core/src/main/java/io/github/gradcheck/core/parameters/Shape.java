/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lengths of an array along each of its dimensions, outermost first: {@code 5x4} has five rows and four columns.
 *
 * @param dimensions the lengths; entries are numbered with the last dimension running fastest (row-major)
 * @since 0.1.0
 */
public record Shape(List<Integer> dimensions) {

    /**
     * Creates a shape.
     *
     * @param dimensions at least one length, none of them negative
     * @throws IllegalArgumentException if there is no dimension, or one is negative
     */
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || Collections.min(dimensions) < 0) {
            throw new IllegalArgumentException("not a shape: " + dimensions);
        }
    }

    /**
     * Creates a shape.
     *
     * @param dimensions at least one length, none of them negative
     * @return the shape
     * @throws IllegalArgumentException if there is no dimension, or one is negative
     */
    public static Shape of(int... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    /**
     * How many entries an array of this shape has.
     *
     * @return the product of the dimensions
     * @throws ArithmeticException if it exceeds an {@code int}
     */
    public int size() {
        int size = 1;
        for (int length : dimensions) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /**
     * How many dimensions there are: 1 for a {@code double[]}, 2 for a matrix.
     *
     * @return the number of dimensions
     */
    public int rank() {
        return dimensions.size();
    }

    /**
     * The length along one dimension.
     *
     * @param dimension 0 for rows, 1 for columns
     * @return the length
     */
    public int length(int dimension) {
        return dimensions.get(dimension);
    }

    /**
     * The number of rows: of a vector, its entries.
     *
     * @return the length along the first dimension
     */
    public int rows() {
        return length(0);
    }

    /**
     * The number of columns: a vector stands upright, and has one.
     *
     * @return the length along the second dimension, or 1 if there is none
     */
    public int columns() {
        return rank() == 1 ? 1 : length(1);
    }

    /**
     * Whether this is a matrix that differs from a vector.
     *
     * @return true for two dimensions with several rows and several columns
     */
    public boolean isMatrix() {
        return rank() == 2 && rows() > 1 && columns() > 1;
    }

    /**
     * The indices of an entry in brackets.
     *
     * @param entry its number in row-major order
     * @return for instance {@code [3,0]}
     */
    public String indices(int entry) {
        int[] indices = new int[rank()];
        int rest = entry;
        for (int d = rank() - 1; d >= 0; d--) {
            indices[d] = rest % length(d);
            rest /= length(d);
        }
        return Arrays.stream(indices).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Whether values of the two shapes correspond entry by entry: equal shapes, or a one-dimensional array beside a
     * column or row of the same length.
     *
     * @param other another shape
     * @return whether a gradient of that shape fits a parameter of this one
     */
    public boolean fits(Shape other) {
        if (rank() == 2 && other.rank() == 2) {
            return equals(other);
        }
        return withoutOnes().equals(other.withoutOnes());
    }

    private List<Integer> withoutOnes() {
        return dimensions.stream().filter(length -> length != 1).toList();
    }

    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
