/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/** A Euclidean norm while it grows, of numbers whose squares may overflow or vanish. */
final class Norm {
    private double largest;
    private double squares;

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
