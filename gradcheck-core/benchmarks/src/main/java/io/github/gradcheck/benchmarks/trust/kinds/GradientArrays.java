/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** A gradient while it is written: an array of zeros for each key at first. */
final class GradientArrays {

    private final Map<String, Object> arrays;

    GradientArrays(Map<String, Object> arrays) {
        this.arrays = arrays;
    }

    /** Returns the live entries of a key, those of a matrix row by row. */
    double[] of(String key) {
        Object array = arrays.get(key);
        if (array instanceof DMatrixRMaj matrix) {
            return matrix.data;
        }
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw new IllegalArgumentException("no array of doubles for " + key);
    }

    /** Returns whether the function has such a key. */
    boolean has(String key) {
        return arrays.containsKey(key);
    }

    /** Writes all entries of a key. */
    void put(String key, double... values) {
        System.arraycopy(values, 0, of(key), 0, values.length);
    }
}
