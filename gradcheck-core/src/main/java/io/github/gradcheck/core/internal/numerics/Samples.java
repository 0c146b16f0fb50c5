/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Arrays;

/** The loss at {@code +h} and {@code -h} for some steps h. Every value is computed once, when it is first asked for. */
final class Samples {
    private final Line line;
    private final double[] steps;
    private final double[] right;
    private final double[] left;
    private final boolean[] known;

    /**
     * Creates samples without evaluating the loss.
     *
     * @param steps largest first; kept, not copied
     */
    Samples(Line line, double[] steps) {
        this.line = line;
        this.steps = steps;
        this.right = new double[steps.length];
        this.left = new double[steps.length];
        this.known = new boolean[steps.length];
    }

    double step(int k) {
        return steps[k];
    }

    boolean isKnown(int k) {
        return known[k];
    }

    /** The distance between both places, about {@code 2 h}. */
    double covered(int k) {
        return line.displacement(steps[k]) - line.displacement(-steps[k]);
    }

    /** The central difference quotient. */
    double central(int k) {
        evaluate(k, k);
        return Quotient.central(right[k], left[k], covered(k));
    }

    /** {@code (f(h) + f(-h) - 2 f(0)) / 2h}: half of the change of the slope over the step. */
    double bend(int k, double centre) {
        evaluate(k, k);
        return ((right[k] - centre) + (left[k] - centre)) / covered(k);
    }

    /** The larger of both values. */
    double size(int k) {
        evaluate(k, k);
        return Math.max(Math.abs(right[k]), Math.abs(left[k]));
    }

    /** Evaluates the loss at the steps of a range where it is not known yet, at all of them at once. */
    void evaluate(int low, int high) {
        double[] distances = new double[2 * (high - low + 1)];
        int count = 0;
        for (int k = low; k <= high; k++) {
            if (!known[k]) {
                distances[count++] = steps[k];
                distances[count++] = -steps[k];
            }
        }
        if (count == 0) {
            return;
        }
        double[] values = new double[count];
        line.at(distances, values, count);
        int next = 0;
        for (int k = low; k <= high; k++) {
            if (!known[k]) {
                right[k] = values[next++];
                left[k] = values[next++];
                known[k] = true;
            }
        }
    }

    @Override
    public String toString() {
        return "f(+h) = " + Arrays.toString(right) + ", f(-h) = " + Arrays.toString(left);
    }
}
