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
 * @param absolute the difference that is excused however small the two values are
 */
public record Tolerance(double relative, double absolute) {

    /** An error that goes through a whole key counts more than one of a single entry, which may have cancelled. */
    private static final double SHARE_OF_A_KEY = 0.1;

    /**
     * What rounding a gradient to float does to each of its entries, with a margin of three: 2^-24 of it at the worst.
     */
    private static final double ROUNDED_GRADIENT = 2e-7;

    /** Absolute errors of equal size add up along a direction to a Gaussian, beyond three of them once in 370. */
    private static final double DEVIATIONS = 3;

    /**
     * A tolerance that excuses no entry that is truly zero.
     *
     * @param relative the difference that is excused in proportion to the larger of the two values
     */
    public Tolerance(double relative) {
        this(relative, 0);
    }

    /** What is asked of one entry. */
    Question question(double analytic, double scale, double position) {
        return Question.of(analytic, scale).withTolerance(relative, absolute).withPosition(position);
    }

    /**
     * What is asked along a direction over a whole key, where small errors of many entries and a larger one of a single
     * entry cannot be told apart: no more is excused than rounding to float would do, in proportion to the whole key.
     *
     * @param effect the standard deviation of the derivative along such directions
     * @param length of the direction
     */
    Question questionAlong(double analytic, double scale, double effect, double length) {
        return Question.of(analytic, scale).withTolerance(0, rounding(effect) + absoluteAlong(length));
    }

    /** What rounding a gradient to float makes along a direction over a whole key. */
    double rounding(double effect) {
        return Math.min(relative, ROUNDED_GRADIENT) * effect;
    }

    boolean excuses(EntryComparison entry) {
        return excuses(entry.analytic(), entry.numerical().value(), relative, absolute);
    }

    /** Whether a difference along a direction of some length is excused, with which all entries move. */
    boolean excusesKey(double analytic, double numerical, double length) {
        return excuses(analytic, numerical, SHARE_OF_A_KEY * relative, absoluteAlong(length));
    }

    /** What a difference of one entry may be, of the size that the larger of the two values has. */
    double of(double size) {
        return Math.max(absolute, relative * size);
    }

    /** The relative error of a key that entries of their own may have and be excused, one and all. */
    double hides(int entries, double norm) {
        return relative + (absolute == 0 ? 0 : absolute * Math.sqrt(entries) / norm);
    }

    double absoluteAlong(double length) {
        return DEVIATIONS * absolute * length;
    }

    private static boolean excuses(double analytic, double numerical, double part, double absolute) {
        double difference = Math.abs(analytic - numerical);
        double size = Math.max(Math.abs(analytic), Math.abs(numerical));
        return Double.isFinite(difference) && difference <= Math.max(absolute, part * size);
    }
}
