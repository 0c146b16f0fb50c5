/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Matrices of Commons Math. */
public final class CommonsMathMatrix implements ArrayAdapter<RealMatrix> {

    @Override
    public Class<RealMatrix> type() {
        return RealMatrix.class;
    }

    @Override
    public Shape shape(RealMatrix matrix) {
        return Shape.of(matrix.getRowDimension(), matrix.getColumnDimension());
    }

    @Override
    public RealMatrix create(Shape shape) {
        return MatrixUtils.createRealMatrix(shape.length(0), shape.length(1));
    }

    @Override
    public Entries entries(RealMatrix matrix) {
        int columns = matrix.getColumnDimension();
        return new Entries() {
            @Override
            public double get(int entry) {
                return matrix.getEntry(entry / columns, entry % columns);
            }

            @Override
            public void set(int entry, double value) {
                matrix.setEntry(entry / columns, entry % columns, value);
            }
        };
    }
}
