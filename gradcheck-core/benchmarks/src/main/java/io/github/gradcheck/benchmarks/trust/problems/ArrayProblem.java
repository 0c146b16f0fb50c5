/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** The parameters of a problem, named as they are created. */
abstract class ArrayProblem implements Problem {

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** Adds a vector of parameters and returns it. */
    final double[] vector(String key, double[] values) {
        parameters.put(key, values);
        return values;
    }

    /** Adds a matrix of parameters, given row by row, and returns its live entries. */
    final double[] matrix(String key, int rows, double[] values) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, values.length / rows, true, values);
        parameters.put(key, matrix);
        return matrix.data;
    }

    /** Returns a map of new zero arrays, one for each parameter, to be filled with a gradient. */
    final Map<String, Object> zeros() {
        Map<String, Object> gradient = new LinkedHashMap<>(parameters);
        gradient.replaceAll((key, array) -> array instanceof DMatrixRMaj matrix
                ? new DMatrixRMaj(matrix.numRows, matrix.numCols)
                : new double[ArrayView.of(array).size()]);
        return gradient;
    }

    /** Returns the entries of one of the arrays of {@link #zeros()}. */
    static double[] entries(Map<String, Object> gradient, String key) {
        Object array = gradient.get(key);
        if (array instanceof DMatrixRMaj matrix) {
            return matrix.data;
        }
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw new IllegalArgumentException("no array of doubles for " + key);
    }

    @Override
    public final Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }
}
