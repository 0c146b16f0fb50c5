/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * What one level says: slopes of the loss less the analytic one, each with the half-width within which the true one
 * lies.
 *
 * @param step the level's largest distance
 * @param central the slope through both sides
 * @param centralBar its half-width; infinite where one side has no values
 * @param left the slope on the left of a break at the point
 * @param leftBar its half-width
 * @param right the slope on the right
 * @param rightBar its half-width
 * @param kink whether a break at the point explains the values far better than any smooth curve
 * @param noise the standard deviation of one value
 * @param rounding the least that it can be: half a unit in the last place
 * @param size the largest value
 * @param flat whether the loss did not move at all
 * @param bend how much of the half-widths is the rounding of the parameters, which no other step can lower
 */
public record Reading(
        double step,
        double central,
        double centralBar,
        double left,
        double leftBar,
        double right,
        double rightBar,
        boolean kink,
        double noise,
        double rounding,
        double size,
        boolean flat,
        double bend) {

    /** More noise than this part of the loss is none; chosen. */
    static final double STRUCTURE = 1e-3;

    /** The noise of two levels that show nothing but noise differs by less; chosen. */
    static final double ALIKE = 3;

    /** Where there is a kink, there may be others of this part of it; chosen. */
    private static final double ACCOMPANYING = 0.02;

    static final Reading NONE = new Reading(
            Double.NaN,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            false,
            0,
            0,
            0,
            true,
            0);

    boolean hasCentral() {
        return centralBar < Double.POSITIVE_INFINITY;
    }

    boolean isKnown() {
        return bar() < Double.POSITIVE_INFINITY;
    }

    /** The slope that decides: the central one where both sides have values. */
    double difference() {
        return hasCentral() ? central : leftBar < rightBar ? left : right;
    }

    double bar() {
        return hasCentral() ? centralBar : Math.min(leftBar, rightBar);
    }

    /**
     * A difference of this size would be seen. Twice the half-width, since kinks that noise hides move a slope farther
     * than noise does: with once the half-width 25 of 110 000 planted faults were larger and not seen, in networks of
     * rectified units in float.
     */
    double bound() {
        return isKnown() ? Math.abs(difference()) + 2 * bar() : Double.POSITIVE_INFINITY;
    }

    /** How much the slopes on both sides differ. */
    double jump() {
        return Math.abs(right - left);
    }

    /**
     * How far the analytic slope lies outside of the hull of all that the level leaves open; zero where it lies inside.
     */
    double outside() {
        double low = Math.min(low(central, centralBar), Math.min(low(left, leftBar), low(right, rightBar)));
        double high = Math.min(low(-central, centralBar), Math.min(low(-left, leftBar), low(-right, rightBar)));
        return isKnown() ? Math.max(0, Math.max(low, high)) : 0;
    }

    /** How far the analytic slope is from the nearer of those on both sides. */
    double nearerSide() {
        return Math.min(Math.abs(left), Math.abs(right));
    }

    /**
     * Whether the level has no structure that is finer than itself: noise of more than this part of the loss is none.
     */
    boolean isResolved() {
        return flat || noise <= STRUCTURE * size;
    }

    /**
     * Whether the level leaves the analytic slope out; at a kink by a half-width more, since what is left after a fit
     * of few points on one side shows less of its truncation (4 of 2 400 right claims, equal to the slope on one side,
     * were left out without).
     */
    boolean excludes() {
        return outside() > (kink ? Math.max(leftBar, rightBar) : 0) && isResolved();
    }

    /**
     * Whether the level would leave the analytic slope out if it were not still finer than it: where steps are as small
     * as they may become, the slope is not known.
     */
    boolean isAgainstButForStructure() {
        return outside() > 0 && !isResolved();
    }

    /** Whether the level shows a kink, and leaves the analytic slope between so sharp slopes on both sides. */
    boolean allows(double visible) {
        return kink && outside() == 0 && Math.max(leftBar, rightBar) <= visible;
    }

    private static double low(double value, double bar) {
        return bar < Double.POSITIVE_INFINITY ? value - bar : Double.POSITIVE_INFINITY;
    }

    /** Whether the analytic slope is within the half-width of the one that decides. */
    boolean agrees() {
        return isKnown() && Math.abs(difference()) <= bar();
    }

    /** Whether the level would see a difference of this size, and sees none. */
    boolean supports(double visible) {
        return agrees() && bar() <= visible;
    }

    /**
     * Whether the level is finer than another and sees another slope, with so much less noise that the other's is none:
     * noise of two levels differs by less.
     */
    boolean contradicts(Reading wider) {
        return step < wider.step && wider.noise > ALIKE * noise && !isAlike(wider);
    }

    /**
     * Whether the level shows a kink within the finest level that excludes the analytic slope, so that what that one
     * sees is the slope beyond the kink: on either side it is another one, or what is excluded is small beside the
     * kink.
     */
    boolean hidesTheSlopeFrom(Reading wider) {
        return step < wider.step && kink && (!isAlikeOnBothSides(wider) || wider.outside() <= ACCOMPANYING * jump());
    }

    private boolean isAlikeOnBothSides(Reading other) {
        return Math.abs(left - other.left) <= leftBar + other.leftBar
                && Math.abs(right - other.right) <= rightBar + other.rightBar;
    }

    /** Whether one slope may lie within the half-widths of both levels. */
    boolean isAlike(Reading other) {
        return Math.abs(difference() - other.difference()) <= bar() + other.bar();
    }

    /** Whether the level is sharp enough to see another's difference, and sees the same. */
    boolean confirms(Reading other, double blind) {
        if (kink && other.kink) {
            return excludes() && isAlikeOnBothSides(other);
        }
        return excludes() && bar() <= blind * Math.abs(other.difference()) && isAlike(other);
    }

    /** Whether the slopes on both sides are so well known that a break of this size would show, and none does. */
    boolean isSmooth(double visible) {
        return !kink && leftBar + rightBar <= visible;
    }
}
