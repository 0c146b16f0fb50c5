/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Map;
import java.util.function.Supplier;
import org.ejml.data.DMatrix2;
import org.ejml.data.DMatrix2x2;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrix4;
import org.ejml.data.DMatrix4x4;
import org.ejml.data.DMatrixFixed;

/** EJML's matrices and columns of fixed size: all live ones; those of sizes 2 to 4 can be drawn, too. */
public final class FixedMatrix implements ArrayAdapter<DMatrixFixed> {
    private static final Map<Shape, Supplier<DMatrixFixed>> DRAWN = Map.of(
            Shape.of(2, 1), DMatrix2::new,
            Shape.of(3, 1), DMatrix3::new,
            Shape.of(4, 1), DMatrix4::new,
            Shape.of(2, 2), DMatrix2x2::new,
            Shape.of(3, 3), DMatrix3x3::new,
            Shape.of(4, 4), DMatrix4x4::new);

    @Override
    public Class<DMatrixFixed> type() {
        return DMatrixFixed.class;
    }

    @Override
    public Shape shape(DMatrixFixed matrix) {
        return Shape.of(matrix.getNumRows(), matrix.getNumCols());
    }

    @Override
    public DMatrixFixed create(Shape shape) {
        Supplier<DMatrixFixed> maker = DRAWN.get(shape);
        if (maker == null) {
            throw new IllegalArgumentException("no matrix of fixed size has the shape " + shape);
        }
        return maker.get();
    }

    @Override
    public DMatrixFixed createLike(DMatrixFixed matrix) {
        return matrix.createLike();
    }

    @Override
    public Entries entries(DMatrixFixed matrix) {
        int columns = matrix.getNumCols();
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
