/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Shape;

/** The rows and columns of a shape that must be a matrix; a vector counts as a column. */
record MatrixShape(int rows, int columns) {

    /**
     * Reads a shape.
     *
     * @param type the name of the type of matrix, for the error
     * @throws IllegalArgumentException if the shape has more than two dimensions
     */
    static MatrixShape of(Shape shape, String type) {
        return switch (shape.rank()) {
            case 1 -> new MatrixShape(shape.length(0), 1);
            case 2 -> new MatrixShape(shape.length(0), shape.length(1));
            default ->
                throw new IllegalArgumentException(
                        "a " + type + " has two dimensions, {rows, columns}; it cannot have the shape " + shape);
        };
    }
}
