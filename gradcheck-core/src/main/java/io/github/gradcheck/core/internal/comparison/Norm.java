/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.function.IntToDoubleFunction;

/** A Euclidean norm while it grows, of numbers whose squares may overflow or vanish. */
final class Norm {
    private double largest;
    private double squares;

    /**
     * The norm of components that are given by their numbers.
     *
     * @param first the number of the first one
     * @param end the number after that of the last
     * @return infinite or NaN only if one of them is, or the norm is beyond all numbers
     */
    static double of(int first, int end, IntToDoubleFunction components) {
        Norm norm = new Norm();
        for (int i = first; i < end; i++) {
            norm.add(components.applyAsDouble(i));
        }
        return norm.value();
    }

    /** Adds a component; one that is no number, or infinite, makes the norm so. */
    void add(double component) {
        double size = Math.abs(component);
        if (size == 0) {
            return;
        }
        if (!(size <= largest)) {
            double ratio = largest / size;
            squares = squares * ratio * ratio + (Double.isInfinite(size) ? 0 : 1);
            largest = Double.isNaN(largest) ? largest : size;
        } else {
            double ratio = size / largest;
            squares += Double.isInfinite(largest) ? 0 : ratio * ratio;
        }
    }

    /** The norm of what was added; 0 of nothing. */
    double value() {
        return largest == 0 || !Double.isFinite(largest) ? largest : largest * Math.sqrt(squares);
    }
}
