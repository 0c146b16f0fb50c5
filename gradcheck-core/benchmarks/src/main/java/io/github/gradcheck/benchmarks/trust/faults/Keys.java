/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** Mistakes that take a whole key of a gradient. Each changes the map that it is given and returns it. */
final class Keys {

    /** A key whose norm is smaller than this part of the largest is negligible. */
    private static final double NEGLIGIBLE = 1e-3;

    private Keys() {}

    /** Draws one of the keys, but for those whose norm is below a thousandth of the largest. */
    static String draw(Map<String, Object> gradient, Draw draw) {
        double largest = gradient.keySet().stream()
                .mapToDouble(key -> ArrayView.of(gradient, key).norm())
                .max()
                .orElseThrow();
        List<String> keys = gradient.keySet().stream()
                .filter(key -> ArrayView.of(gradient, key).norm() >= NEGLIGIBLE * largest)
                .toList();
        return draw.oneOf(keys);
    }

    /** Multiplies every entry of a key. */
    static Map<String, Object> multiply(Map<String, Object> gradient, String key, double factor) {
        ArrayView block = ArrayView.of(gradient, key);
        for (int i = 0; i < block.size(); i++) {
            block.set(i, factor * block.get(i));
        }
        return gradient;
    }

    /** Adds the gradient of one key to that of another. */
    static Map<String, Object> add(Map<String, Object> gradient, String added, String key) {
        ArrayView from = ArrayView.of(gradient, added);
        ArrayView to = ArrayView.of(gradient, key);
        for (int i = 0; i < to.size(); i++) {
            to.set(i, to.get(i) + from.get(i));
        }
        return gradient;
    }

    /** Transposes the square matrix of a key. */
    static Map<String, Object> transpose(Map<String, Object> gradient, String key) {
        if (!(gradient.get(key) instanceof DMatrixRMaj matrix) || matrix.numRows != matrix.numCols) {
            throw new IllegalArgumentException(key + " is not a square matrix");
        }
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < i; j++) {
                double below = matrix.get(i, j);
                matrix.set(i, j, matrix.get(j, i));
                matrix.set(j, i, below);
            }
        }
        return gradient;
    }

    /** Exchanges the gradients of two keys of one shape. */
    static Map<String, Object> swap(Map<String, Object> gradient, String one, String other) {
        ArrayView first = ArrayView.of(gradient, one);
        ArrayView second = ArrayView.of(gradient, other);
        double[] values = first.toArray();
        first.setAll(second.toArray());
        second.setAll(values);
        return gradient;
    }
}
