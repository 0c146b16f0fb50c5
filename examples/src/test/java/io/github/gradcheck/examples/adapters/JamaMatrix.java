/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import Jama.Matrix;
import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;

/** Matrices of JAMA. */
public final class JamaMatrix implements ArrayAdapter<Matrix> {

    @Override
    public Class<Matrix> type() {
        return Matrix.class;
    }

    @Override
    public Shape shape(Matrix matrix) {
        return Shape.of(matrix.getRowDimension(), matrix.getColumnDimension());
    }

    @Override
    public Matrix create(Shape shape) {
        return new Matrix(shape.length(0), shape.length(1));
    }

    @Override
    public Entries entries(Matrix matrix) {
        int columns = matrix.getColumnDimension();
        return new Entries() {
            @Override
            public double get(int entry) {
                return matrix.get(entry / columns, entry % columns);
            }

            @Override
            public void set(int entry, double value) {
                matrix.set(entry / columns, entry % columns, value);
            }
        };
    }
}
