/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Optional;
import org.ejml.data.ZMatrixRMaj;

/**
 * EJML's complex matrices as pairs of real and imaginary part. The gradient of a real loss by {@code z = x + iy} is
 * {@code df/dx + i df/dy}, twice the derivative by the conjugate of z: for {@code |z|^2} it is {@code 2z}. Code that
 * returns {@code df/dz = (df/dx - i df/dy) / 2} is conjugated and doubled before it is compared.
 */
public final class ComplexMatrix implements ArrayAdapter<ZMatrixRMaj> {

    @Override
    public Class<ZMatrixRMaj> type() {
        return ZMatrixRMaj.class;
    }

    @Override
    public Shape shape(ZMatrixRMaj matrix) {
        return Shape.of(matrix.numRows, matrix.numCols, 2);
    }

    @Override
    public ZMatrixRMaj create(Shape shape) {
        if (shape.rank() != 3 || shape.length(2) != 2) {
            throw new IllegalArgumentException("a complex matrix has the shape {rows, columns, 2}, not " + shape);
        }
        return new ZMatrixRMaj(shape.length(0), shape.length(1));
    }

    @Override
    public Entries entries(ZMatrixRMaj matrix) {
        return new Entries() {
            @Override
            public double get(int entry) {
                return matrix.data[entry];
            }

            @Override
            public void set(int entry, double value) {
                matrix.data[entry] = value;
            }

            @Override
            public Optional<String> place(int entry) {
                int number = entry / 2;
                return Optional.of("[" + number / matrix.numCols + "," + number % matrix.numCols + "]."
                        + (entry % 2 == 0 ? "re" : "im"));
            }
        };
    }
}
