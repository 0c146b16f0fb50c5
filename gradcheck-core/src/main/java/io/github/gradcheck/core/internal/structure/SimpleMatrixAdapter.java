/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import org.ejml.data.Matrix;
import org.ejml.simple.SimpleMatrix;

/**
 * Serves a {@code SimpleMatrix} through the dense matrix that it wraps.
 *
 * <p>Loaded only where {@code ejml-simple} is present. It calls nothing of {@code SimpleMatrix} but its constructor,
 * {@code wrap} and {@code getMatrix}, which have the same signatures in all versions of EJML since 0.39.
 */
final class SimpleMatrixAdapter implements ArrayAdapter<SimpleMatrix> {

    @Override
    public Class<SimpleMatrix> type() {
        return SimpleMatrix.class;
    }

    /** Only dense real matrices have one number for each entry. */
    @Override
    public boolean accepts(SimpleMatrix value) {
        Matrix wrapped = value.getMatrix();
        return BuiltInAdapters.ALL.stream().anyMatch(adapter -> adapter.type().isInstance(wrapped));
    }

    @Override
    public Shape shape(SimpleMatrix value) {
        return wrapped(value).shape();
    }

    @Override
    public SimpleMatrix create(Shape shape) {
        int[] size = BuiltInAdapters.rowsAndColumns(shape, "SimpleMatrix");
        return new SimpleMatrix(size[0], size[1]);
    }

    /** A matrix of floats inside stays one. */
    @Override
    public SimpleMatrix createLike(SimpleMatrix value) {
        return SimpleMatrix.wrap((Matrix) Adapters.zerosLike(value.getMatrix()));
    }

    @Override
    public Entries entries(SimpleMatrix value) {
        Block wrapped = wrapped(value);
        return new Entries() {
            @Override
            public double get(int entry) {
                return wrapped.get(entry);
            }

            @Override
            public void set(int entry, double number) {
                wrapped.set(entry, number);
            }

            @Override
            public void read(int first, double[] target, int count) {
                wrapped.read(first, target, count);
            }

            @Override
            public void write(int first, double[] source, int from, int count) {
                wrapped.write(first, source, from, count);
            }

            @Override
            public boolean singlePrecision() {
                return wrapped.singlePrecision();
            }
        };
    }

    private static Block wrapped(SimpleMatrix value) {
        Matrix matrix = value.getMatrix();
        return Adapters.block("", matrix).orElseThrow();
    }
}
