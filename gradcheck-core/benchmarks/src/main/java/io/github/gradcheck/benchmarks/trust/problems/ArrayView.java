/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** One array of numbers, whatever its type: the entries of a matrix count row by row. Writes reach the array. */
public interface ArrayView {

    /** Returns how many entries there are. */
    int size();

    /** Returns entry {@code i}. */
    double get(int i);

    /** Sets entry {@code i}, rounded to what the array can hold. */
    void set(int i, double value);

    /** Returns whether the entries are single-precision numbers. */
    boolean single();

    /** Returns how many columns a matrix has; of a list of numbers, 1. */
    default int columns() {
        return 1;
    }

    /** Returns a view of a {@code DMatrixRMaj}, a {@code FMatrixRMaj}, a {@code double[]} or a {@code float[]}. */
    static ArrayView of(Object array) {
        if (array instanceof DMatrixRMaj matrix) {
            return new DoubleArrayView(matrix.data, matrix.getNumElements(), matrix.numCols);
        }
        if (array instanceof FMatrixRMaj matrix) {
            return new FloatArrayView(matrix.data, matrix.numCols);
        }
        if (array instanceof double[] doubles) {
            return new DoubleArrayView(doubles, doubles.length, 1);
        }
        if (array instanceof float[] floats) {
            return new FloatArrayView(floats, 1);
        }
        throw new IllegalArgumentException("not a block of numbers: " + array.getClass());
    }

    /** Returns a view of the array of a key. */
    static ArrayView of(Map<String, Object> arrays, String key) {
        Object array = arrays.get(key);
        if (array == null) {
            throw new IllegalArgumentException("no key " + key + " among " + arrays.keySet());
        }
        return of(array);
    }

    /** Returns the entries in a new array. */
    default double[] toArray() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    /** Overwrites every entry. */
    default void setAll(double[] values) {
        for (int i = 0; i < size(); i++) {
            set(i, values[i]);
        }
    }

    /** Returns the Euclidean norm of the entries. */
    default double norm() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += get(i) * get(i);
        }
        return Math.sqrt(sum);
    }
}
