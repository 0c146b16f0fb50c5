/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;

/**
 * Entries of nested arrays, row by row, where a row is an innermost {@code double[]} or {@code float[]}. A row is
 * looked up anew each time: a model may replace it.
 */
final class Rows implements Entries {
    private final Object[] array;
    private final int columns;

    /**
     * How many rows there are in one element of each dimension but the last two, whose elements are rows and numbers.
     */
    private final int[] rowsInside;

    private final boolean singlePrecision;

    Rows(Object[] array, Shape shape, boolean singlePrecision) {
        this.array = array;
        this.columns = shape.length(shape.rank() - 1);
        this.rowsInside = new int[shape.rank() - 2];
        this.singlePrecision = singlePrecision;
        int rows = 1;
        for (int dimension = rowsInside.length - 1; dimension >= 0; dimension--) {
            rows *= shape.length(dimension + 1);
            rowsInside[dimension] = rows;
        }
    }

    private Object row(int number) {
        Object[] nested = array;
        int rest = number;
        for (int rows : rowsInside) {
            nested = (Object[]) nested[rest / rows];
            rest %= rows;
        }
        return nested[rest];
    }

    @Override
    public double get(int entry) {
        Object row = row(entry / columns);
        int column = entry % columns;
        return row instanceof double[] doubles ? doubles[column] : ((float[]) row)[column];
    }

    @Override
    public void set(int entry, double number) {
        Object row = row(entry / columns);
        int column = entry % columns;
        if (row instanceof double[] doubles) {
            doubles[column] = number;
        } else {
            ((float[]) row)[column] = (float) number;
        }
    }

    @Override
    public void read(int first, double[] target, int count) {
        int length;
        for (int done = 0; done < count; done += length) {
            int column = (first + done) % columns;
            length = Math.min(columns - column, count - done);
            copy(row((first + done) / columns), column, target, done, length);
        }
    }

    private static void copy(Object row, int column, double[] target, int to, int length) {
        if (row instanceof double[] doubles) {
            System.arraycopy(doubles, column, target, to, length);
        } else {
            float[] floats = (float[]) row;
            for (int i = 0; i < length; i++) {
                target[to + i] = floats[column + i];
            }
        }
    }

    @Override
    public void write(int first, double[] source, int from, int count) {
        int length;
        for (int done = 0; done < count; done += length) {
            int column = (first + done) % columns;
            length = Math.min(columns - column, count - done);
            paste(source, from + done, row((first + done) / columns), column, length);
        }
    }

    private static void paste(double[] source, int from, Object row, int column, int length) {
        if (row instanceof double[] doubles) {
            System.arraycopy(source, from, doubles, column, length);
        } else {
            float[] floats = (float[]) row;
            for (int i = 0; i < length; i++) {
                floats[column + i] = (float) source[from + i];
            }
        }
    }

    @Override
    public boolean singlePrecision() {
        return singlePrecision;
    }
}
