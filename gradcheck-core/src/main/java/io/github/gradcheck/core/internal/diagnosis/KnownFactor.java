/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.List;

/**
 * A factor that means something.
 *
 * @param value how many times too big a gradient would be
 * @param reason why; may be empty
 * @param precision to how much it is known, in proportion
 */
record KnownFactor(double value, String reason, double precision) {
    /** A gradient by radians of a parameter in degrees, and the other way round. */
    static final List<KnownFactor> ANGLES = List.of(
            new KnownFactor(180 / Math.PI, "180/pi: by radians, where the parameter is in degrees"),
            new KnownFactor(Math.PI / 180, "pi/180: by degrees, where the parameter is in radians"));

    /** Two ways to compute the same factor, m/(m - 1) or 2m, differ by rounding alone: some 2^-53. */
    private static final double SAME = 1e-9;

    /** A factor that is known exactly. */
    KnownFactor(double value, String reason) {
        this(value, reason, Amount.ROUNDING);
    }

    /** The same factor, of which the measurements know no more than this. */
    KnownFactor to(double margin) {
        return new KnownFactor(value, reason, Math.max(margin, Amount.ROUNDING));
    }

    KnownFactor negative() {
        return new KnownFactor(-value, reason, precision);
    }

    /** What a key's gradient would be without it, for every measurement. */
    double[] undone(Suspect key) {
        return Factor.times(1 / value, key.analytic());
    }

    boolean isCloseTo(double factor) {
        return Math.abs(factor - value) <= SAME * Math.abs(value);
    }
}
