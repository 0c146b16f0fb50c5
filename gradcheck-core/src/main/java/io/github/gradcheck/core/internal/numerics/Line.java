/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/** The loss along a line through the point: {@code t -> f(x + t v)}. Every call leaves the parameters bit-identical. */
public interface Line {

    /**
     * The loss at a distance from the point.
     *
     * @param t the distance
     * @return the loss there, or NaN outside its domain
     */
    double at(double t);

    /**
     * The loss at several distances from the point.
     *
     * @param distances the distances
     * @param values where the losses go, in the same places; NaN outside the domain
     * @param count how many
     */
    default void at(double[] distances, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = at(distances[i]);
        }
    }

    /**
     * The distance that is really covered, since {@code x + t} is rounded.
     *
     * @param t the wanted distance
     * @return {@code (x + t) - x} in the parameter's own precision
     */
    default double displacement(double t) {
        return t;
    }

    /**
     * A jump of the loss that this line, along which it stands still, does not reach, because it is made where other
     * parameters move too, and that is not made there if those of this line do not.
     *
     * @param least how high it must be
     * @return its height; 0 where none is known
     */
    default double distantJump(double least) {
        return 0;
    }
}
