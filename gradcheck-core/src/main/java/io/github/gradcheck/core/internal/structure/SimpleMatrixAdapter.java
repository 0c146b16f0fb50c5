/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.Matrix;
import org.ejml.simple.SimpleMatrix;

/**
 * Serves a {@code SimpleMatrix} through the dense matrix that it wraps.
 *
 * <p>It calls nothing of {@code SimpleMatrix} but its constructor, {@code wrap} and {@code getMatrix}, which have the
 * same signatures in all versions of EJML since 0.39.
 */
final class SimpleMatrixAdapter implements StoringAdapter<SimpleMatrix> {
    private static final DenseMatrixAdapter DOUBLES = new DenseMatrixAdapter();
    private static final FloatMatrixAdapter FLOATS = new FloatMatrixAdapter();

    @Override
    public Class<SimpleMatrix> type() {
        return SimpleMatrix.class;
    }

    /** Only dense real matrices have one number for each entry. */
    @Override
    public boolean accepts(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        return wrapped instanceof DMatrixRMaj || wrapped instanceof FMatrixRMaj;
    }

    @Override
    public Shape shape(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        return wrapped instanceof DMatrixRMaj doubles ? DOUBLES.shape(doubles) : FLOATS.shape((FMatrixRMaj) wrapped);
    }

    @Override
    public SimpleMatrix create(Shape shape) {
        MatrixShape size = MatrixShape.of(shape, "SimpleMatrix");
        return new SimpleMatrix(size.rows(), size.columns());
    }

    /** A matrix of floats inside stays one. */
    @Override
    public SimpleMatrix createLike(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        Matrix like = wrapped instanceof DMatrixRMaj doubles
                ? DOUBLES.createLike(doubles)
                : FLOATS.createLike((FMatrixRMaj) wrapped);
        return SimpleMatrix.wrap(like);
    }

    @Override
    public Entries entries(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        return wrapped instanceof DMatrixRMaj doubles
                ? DOUBLES.entries(doubles)
                : FLOATS.entries((FMatrixRMaj) wrapped);
    }

    @Override
    public List<Object> storage(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        return wrapped instanceof DMatrixRMaj doubles
                ? DOUBLES.storage(doubles)
                : FLOATS.storage((FMatrixRMaj) wrapped);
    }
}
