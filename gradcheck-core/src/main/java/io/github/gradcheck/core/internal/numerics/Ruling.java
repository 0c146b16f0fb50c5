/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.List;

/**
 * The answer of the accept rule.
 *
 * @param finding what the values say
 * @param reason what decided
 * @param numerical the derivative by the sharpest level that counts; NaN where there is none
 * @param errorBar the half-width within which the true derivative lies of it; infinite where nothing is known
 * @param left the slope on the left at that level
 * @param right the slope on the right
 * @param reach the least difference that would have been seen; infinite where nothing would
 * @param excused whether a proven difference is within the tolerance
 * @param missing on which sides of the point values are missing at every level
 * @param evaluations how many values of the loss it took
 * @param readings every level, the widest first, for a picture of the slope against the step
 */
public record Ruling(
        Finding finding,
        Reason reason,
        double numerical,
        double errorBar,
        double left,
        double right,
        double reach,
        boolean excused,
        Missing missing,
        int evaluations,
        List<Reading> readings) {

    /** What decided. */
    public enum Reason {
        /** No level leaves the analytic derivative out. */
        NOTHING_AGAINST,
        /**
         * Wider levels leave it out, finer ones that would see the difference do not: truncation or a kink beside the
         * point.
         */
        VANISHES,
        /**
         * Finer levels leave it out, a wider one that would see the difference does not, and there are jumps between:
         * rounding.
         */
        STAIRCASE,
        /** Two levels show that slopes differ on both sides. */
        KINK,
        /** Two levels show the same difference. */
        PERSISTS,
        /** Two levels show that slopes differ on both sides, and the analytic one lies outside of both. */
        OUTSIDE,
        /** The analytic derivative is not a finite number. */
        NOT_FINITE,
        /** A jump of the loss beside the point may explain the difference. */
        JUMP,
        /** Kinks nearer to the point than the levels that see the difference hide the slope at it. */
        STRUCTURE,
        /** Levels contradict each other. */
        CONTRADICTION,
        /** Only one level sees the difference. */
        ALONE,
        /** The loss has no values beside the point. */
        NO_VALUES
    }

    /** Where the loss has no values. */
    public enum Missing {
        /** Some level has values on both sides. */
        NONE,
        /** On the left, at every level: the edge of the domain. */
        LEFT,
        /** On the right, at every level. */
        RIGHT,
        /** On both sides. */
        BOTH
    }

    /** The answer that the evidence adds up to. */
    static Ruling of(Weighed weighed, Question question, Levels levels) {
        Reading reading = weighed.reading();
        return new Ruling(
                weighed.finding(),
                weighed.reason(),
                question.slope() + reading.difference(),
                reading.bar(),
                question.slope() + reading.left(),
                question.slope() + reading.right(),
                weighed.reach(),
                weighed.excused(),
                missing(levels),
                levels.evaluations(),
                List.copyOf(levels.readings().values()));
    }

    private static Missing missing(Levels levels) {
        boolean left = levels.all().noneMatch(level -> level.has(-1));
        boolean right = levels.all().noneMatch(level -> level.has(1));
        return left ? right ? Missing.BOTH : Missing.LEFT : right ? Missing.RIGHT : Missing.NONE;
    }
}
