/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Question;

/**
 * Which proven differences are excused, as rounding or as a user's choice. A tolerance never certifies an entry that is
 * not proven.
 *
 * @param relative the difference that is excused in proportion to the larger of the two values
 */
public record Tolerance(double relative) {

    /** An error that goes through a whole key counts more than one of a single entry, which may have cancelled. */
    private static final double SHARE_OF_A_KEY = 0.1;

    /**
     * What rounding a gradient to float does to each of its entries, with a margin of three: 2^-24 of it at the worst.
     */
    private static final double ROUNDED_GRADIENT = 2e-7;

    /** What is asked of one entry. */
    Question question(double analytic, double scale, double position) {
        return Question.of(analytic, scale).withTolerance(relative, 0).withPosition(position);
    }

    /**
     * What is asked along a direction over a whole key, where small errors of many entries and a larger one of a single
     * entry cannot be told apart: no more is excused than rounding to float would do, in proportion to the whole key.
     *
     * @param effect the standard deviation of the derivative along such directions
     */
    Question questionAlong(double analytic, double scale, double effect) {
        return Question.of(analytic, scale).withTolerance(0, Math.min(relative, ROUNDED_GRADIENT) * effect);
    }

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
