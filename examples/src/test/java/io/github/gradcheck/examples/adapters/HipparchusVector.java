/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/** Vectors of Hipparchus. */
public final class HipparchusVector implements ArrayAdapter<RealVector> {

    @Override
    public Class<RealVector> type() {
        return RealVector.class;
    }

    @Override
    public Shape shape(RealVector vector) {
        return Shape.of(vector.getDimension());
    }

    @Override
    public RealVector create(Shape shape) {
        return MatrixUtils.createRealVector(new double[shape.size()]);
    }

    @Override
    public Entries entries(RealVector vector) {
        return new Entries() {
            @Override
            public double get(int entry) {
                return vector.getEntry(entry);
            }

            @Override
            public void set(int entry, double value) {
                vector.setEntry(entry, value);
            }
        };
    }
}
