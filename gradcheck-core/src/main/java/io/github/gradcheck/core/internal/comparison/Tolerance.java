/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * Which proven differences are excused, as rounding or as a user's choice. A tolerance never certifies an entry that is
 * not proven.
 *
 * @param relative the difference that is excused in proportion to the larger of the two values
 */
public record Tolerance(double relative) {

    /** An error that goes through a whole key counts more than one of a single entry, which may have cancelled. */
    private static final double SHARE_OF_A_KEY = 0.1;

    boolean excuses(EntryComparison entry) {
        return excuses(entry.analytic(), entry.numerical().value(), relative);
    }

    boolean excusesKey(double analytic, double numerical) {
        return excuses(analytic, numerical, SHARE_OF_A_KEY * relative);
    }

    private static boolean excuses(double analytic, double numerical, double part) {
        double difference = Math.abs(analytic - numerical);
        return Double.isFinite(difference) && difference <= part * Math.max(Math.abs(analytic), Math.abs(numerical));
    }
}
