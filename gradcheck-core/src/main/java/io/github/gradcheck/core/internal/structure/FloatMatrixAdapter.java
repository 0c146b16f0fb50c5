/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Serves EJML's dense matrix of floats. Its {@code data} may be longer than the matrix, and reshaping replaces it. */
final class FloatMatrixAdapter implements StoringAdapter<FMatrixRMaj> {

    @Override
    public Class<FMatrixRMaj> type() {
        return FMatrixRMaj.class;
    }

    @Override
    public Shape shape(FMatrixRMaj value) {
        return Shape.of(value.numRows, value.numCols);
    }

    @Override
    public FMatrixRMaj create(Shape shape) {
        MatrixShape size = MatrixShape.of(shape, "FMatrixRMaj");
        return new FMatrixRMaj(size.rows(), size.columns());
    }

    @Override
    public Entries entries(FMatrixRMaj value) {
        return new Floats(() -> value.data);
    }

    @Override
    public List<Object> storage(FMatrixRMaj value) {
        return List.of(value.data);
    }
}
