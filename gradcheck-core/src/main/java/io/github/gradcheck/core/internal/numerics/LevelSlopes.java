/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The slopes that one level allows, before it is known how noisy the loss is: both polynomials through both sides, and
 * for each side those that break at the point.
 *
 * @param central through both sides
 * @param left on the left of a break
 * @param right on the right
 * @param bend how much the slope changes over the rounding of the parameters
 */
record LevelSlopes(List<LineSlope> central, List<LineSlope> left, List<LineSlope> right, double bend) {

    /**
     * Fits a level.
     *
     * @param level the values
     * @param analytic the slope that is subtracted
     * @param displacement the rounding of the parameters
     */
    static LevelSlopes of(Level level, double analytic, double displacement) {
        if (level.has(1) && level.has(-1)) {
            LineFit fit = level.fit(0, analytic);
            return new LevelSlopes(
                    List.of(fit.smooth(3), fit.smooth(5)), side(fit, -1), side(fit, 1), fit.bend(displacement));
        }
        return new LevelSlopes(List.of(), alone(level, -1, analytic), alone(level, 1, analytic), 0);
    }

    /**
     * Fits what the integral of a gradient leaves of a loss. It is noise where the gradient is right, so that straight
     * lines are allowed.
     *
     * @param level the values
     * @param integral of the gradient, from the point
     * @param error what the integral leaves open of any slope
     */
    static LevelSlopes ofMismatch(Level level, DoubleUnaryOperator integral, double error) {
        boolean both = level.reaches(-1) && level.reaches(1);
        LineFit fit = level.fit(0, integral);
        return new LevelSlopes(
                both ? List.of(fit.smooth(1), fit.smooth(3)) : List.of(),
                mismatch(level, -1, integral),
                mismatch(level, 1, integral),
                error);
    }

    private static List<LineSlope> mismatch(Level level, int side, DoubleUnaryOperator integral) {
        LineFit fit = level.fit(side, integral);
        return level.reaches(side) ? List.of(fit.smooth(1)) : List.of();
    }

    private static List<LineSlope> side(LineFit fit, int side) {
        return List.of(fit.broken(side), fit.bent(3, side), fit.bent(5, side));
    }

    private static List<LineSlope> alone(Level level, int side, double analytic) {
        LineFit fit = level.fit(side, analytic);
        return level.has(side) ? List.of(fit.smooth(2), fit.smooth(3)) : List.of();
    }

    /** The least spread of the polynomials through both sides: truncation and noise. */
    double smoothSpread() {
        return least(central);
    }

    /** The least spread where a break at the point is allowed. */
    double brokenSpread() {
        return Math.min(least(left), least(right));
    }

    /** A fit that the points do not determine, as where floats have stored several at one distance, tells none. */
    private static double least(List<LineSlope> fits) {
        return fits.stream()
                .mapToDouble(LineSlope::spread)
                .filter(spread -> !Double.isNaN(spread))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
