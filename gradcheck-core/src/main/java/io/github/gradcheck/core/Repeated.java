/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.util.stream.IntStream;

/** Numbers that should be the same at every call, and how far apart they are if they are not. */
final class Repeated {
    /**
     * So often code is called in all that does not return the same bits: of five values of equal noise the range is
     * about twice the noise.
     */
    static final int CALLS = 5;

    /**
     * Differences up to this part are rounding, as of a sum in another order: a sum of n terms is off by about {@code
     * sqrt(n) 2^-53} of their size, 1e-13 for a million terms, and a loss may be small against its terms. Dropout
     * changes the first digits.
     */
    static final double NOISE = 1e-9;

    private final double[] first;
    private final double[] least;
    private final double[] most;
    private int calls = 1;

    /** Keeps what the first call returned. */
    Repeated(double[] first) {
        this.first = first;
        this.least = first.clone();
        this.most = first.clone();
    }

    /** Adds what another call returned. */
    void add(double[] again) {
        calls++;
        for (int i = 0; i < first.length; i++) {
            least[i] = Math.min(least[i], again[i]);
            most[i] = Math.max(most[i], again[i]);
        }
    }

    /** The value at the first call. */
    double first(int i) {
        return first[i];
    }

    int calls() {
        return calls;
    }

    /** Whether any number was not the same at every call. */
    boolean spreads() {
        return IntStream.range(0, first.length).anyMatch(i -> spread(i) > 0);
    }

    /** How far apart the values of one number are. */
    double spread(int i) {
        return most[i] - least[i];
    }

    double[] spread() {
        return IntStream.range(0, first.length).mapToDouble(this::spread).toArray();
    }

    /** The spread of one number in proportion to itself; NaN where both are zero. */
    double relativeSpread(int i) {
        return spread(i) / Math.abs(first[i]);
    }

    /** The norm of all spreads in proportion to that of the numbers; NaN where both are zero. */
    double relativeSpread() {
        return norm(spread()) / norm(first);
    }

    private static double norm(double[] numbers) {
        double squares = 0;
        for (double number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }
}
