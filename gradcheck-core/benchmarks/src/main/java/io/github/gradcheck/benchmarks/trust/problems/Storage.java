/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import org.ejml.data.DMatrixRMaj;

/** The array type in which a network keeps its parameters and hands out its gradients. */
public enum Storage {
    /** EJML's dense row-major matrix. */
    MATRIX,
    /** A flat {@code float[]}, row by row. */
    FLOAT_ARRAY;

    /** Returns a new array that holds {@code values}, the entries of a matrix row by row. */
    Object hold(double[] values, int rows, int columns) {
        if (this == MATRIX) {
            return new DMatrixRMaj(rows, columns, true, values);
        }
        float[] floats = new float[values.length];
        ArrayView.of(floats).setAll(values);
        return floats;
    }
}
