/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Optional;
import org.ejml.data.DMatrixSparseCSC;

/**
 * The stored entries of EJML's sparse matrices: zeros that are not stored do not move. A gradient has the same pattern
 * of stored entries.
 */
public final class SparseMatrix implements ArrayAdapter<DMatrixSparseCSC> {

    @Override
    public Class<DMatrixSparseCSC> type() {
        return DMatrixSparseCSC.class;
    }

    @Override
    public Shape shape(DMatrixSparseCSC matrix) {
        return Shape.of(matrix.nz_length);
    }

    @Override
    public DMatrixSparseCSC create(Shape shape) {
        throw new IllegalArgumentException("a sparse matrix is no more than its shape: hand one in, with its pattern");
    }

    @Override
    public DMatrixSparseCSC createLike(DMatrixSparseCSC matrix) {
        DMatrixSparseCSC zeros = matrix.copy();
        for (int i = 0; i < zeros.nz_length; i++) {
            zeros.nz_values[i] = 0;
        }
        return zeros;
    }

    @Override
    public Entries entries(DMatrixSparseCSC matrix) {
        return new Entries() {
            @Override
            public double get(int entry) {
                return matrix.nz_values[entry];
            }

            @Override
            public void set(int entry, double value) {
                matrix.nz_values[entry] = value;
            }

            @Override
            public Optional<String> place(int entry) {
                int column = 0;
                while (matrix.col_idx[column + 1] <= entry) {
                    column++;
                }
                return Optional.of("[" + matrix.nz_rows[entry] + "," + column + "]");
            }
        };
    }
}
