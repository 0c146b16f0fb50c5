/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import java.util.Locale;

/** A way to move parameters away from the point, along a line, and back. */
public interface Move {

    /**
     * Moves to a distance from the point, from wherever this move has brought the parameters before.
     *
     * @param t the distance
     * @param arrays the arrays to move
     */
    void to(double t, WorkingArrays arrays);

    /**
     * Names a point of the line for a reader.
     *
     * @param t the distance
     * @return for instance {@code W[0,1] + 1e-05}
     */
    String at(double t);

    /**
     * Names a point at a distance from something.
     *
     * @param name what is moved
     * @param t the distance
     * @return name, sign and distance to one digit
     */
    static String at(String name, double t) {
        return name + (t < 0 ? " - " : " + ") + String.format(Locale.ROOT, "%.0e", Math.abs(t));
    }

    /**
     * Names a point along a random direction.
     *
     * @param name what is moved
     * @param t the distance
     * @return for instance {@code all keys + 1e-02 along a random direction}
     */
    static String alongDirection(String name, double t) {
        return at(name, t) + " along a random direction";
    }

    /**
     * Puts every bit back.
     *
     * @param arrays the arrays that were moved
     */
    void back(WorkingArrays arrays);

    /**
     * The distance that is really covered, since {@code x + t} is rounded.
     *
     * @param t the wanted distance
     * @return {@code (x + t) - x} in the parameter's own precision
     */
    default double displacement(double t) {
        return t;
    }
}
