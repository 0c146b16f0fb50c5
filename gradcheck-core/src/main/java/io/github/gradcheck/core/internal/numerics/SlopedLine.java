/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/** A loss along a line through the point, of which backward says the slope everywhere. */
public interface SlopedLine extends Line {

    /**
     * The loss and its slope at a distance from the point.
     *
     * @param t the distance
     * @return both; NaN where there is none
     */
    Sloped sloped(double t);

    /**
     * What is known of one place of a line.
     *
     * @param value the loss
     * @param slope the slope that backward implies
     */
    record Sloped(double value, double slope) {}
}
