/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of ND4J of any rank, views of larger ones included, in {@code double} or {@code float}. */
public final class Nd4jArray implements ArrayAdapter<INDArray> {

    @Override
    public Class<INDArray> type() {
        return INDArray.class;
    }

    @Override
    public boolean accepts(INDArray array) {
        return array.dataType() == DataType.DOUBLE || array.dataType() == DataType.FLOAT;
    }

    @Override
    public Shape shape(INDArray array) {
        return Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public INDArray create(Shape shape) {
        return Nd4j.zeros(DataType.DOUBLE, lengths(shape));
    }

    @Override
    public INDArray createLike(INDArray array) {
        return Nd4j.zeros(array.dataType(), array.shape());
    }

    private static long[] lengths(Shape shape) {
        return shape.dimensions().stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    public Entries entries(INDArray array) {
        return new Entries() {
            @Override
            public double get(int entry) {
                return array.getDouble(indices(array.shape(), entry));
            }

            @Override
            public void set(int entry, double value) {
                array.putScalar(indices(array.shape(), entry), value);
            }

            @Override
            public boolean singlePrecision() {
                return array.dataType() == DataType.FLOAT;
            }
        };
    }

    /** The indices of an entry, the last one running fastest, whatever the order in memory. */
    private static long[] indices(long[] shape, int entry) {
        long[] indices = new long[shape.length];
        long rest = entry;
        for (int d = shape.length - 1; d >= 0; d--) {
            indices[d] = rest % shape[d];
            rest /= shape[d];
        }
        return indices;
    }
}
