/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Serves EJML's dense matrix of doubles. Its {@code data} may be longer than the matrix, and reshaping replaces it. */
final class DenseMatrixAdapter implements StoringAdapter<DMatrixRMaj> {

    @Override
    public Class<DMatrixRMaj> type() {
        return DMatrixRMaj.class;
    }

    @Override
    public Shape shape(DMatrixRMaj value) {
        return Shape.of(value.numRows, value.numCols);
    }

    @Override
    public DMatrixRMaj create(Shape shape) {
        MatrixShape size = MatrixShape.of(shape, "DMatrixRMaj");
        return new DMatrixRMaj(size.rows(), size.columns());
    }

    @Override
    public Entries entries(DMatrixRMaj value) {
        return new Doubles(() -> value.data);
    }

    @Override
    public List<Object> storage(DMatrixRMaj value) {
        return List.of(value.data);
    }
}
