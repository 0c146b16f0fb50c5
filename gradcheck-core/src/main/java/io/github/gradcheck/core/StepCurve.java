/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How far central differences are from what backward says along a random direction over one key, step by step: the
 * picture of a gradient check that people make by hand. Of a right gradient and a smooth loss the distance falls with
 * the square of the step, until rounding makes it grow again; of a wrong one it comes to rest at the error.
 *
 * @param analytic the derivative along the direction that backward's gradient implies
 * @param numerical the derivative that the differences extrapolate to; NaN where the loss has no usable values
 * @param errorBar the half-width around {@code numerical} within which the true derivative lies
 * @param rounding what rounding makes of a central difference with a step of 1, three standard deviations; with a step
 *     of h it is that divided by h
 * @param steps the central differences, largest step first; a step of 1 moves every entry by about its own size
 * @since 0.1.0
 */
public record StepCurve(double analytic, double numerical, double errorBar, double rounding, List<StepReport> steps) {

    /** Rounding that is a tenth of a distance changes the slope between two steps by less than 0.07. */
    private static final double CLEAR_OF_ROUNDING = 10;

    /** What rounding leaves of the sum that the analytic derivative is, some hundred units in the last place. */
    private static final double OF_THE_SUM = 1e-13;

    /**
     * Creates a curve.
     *
     * @param analytic the derivative that backward implies
     * @param numerical the derivative that the differences extrapolate to
     * @param errorBar its half-width
     * @param rounding what rounding makes of a central difference with a step of 1
     * @param steps the central differences, largest step first; copied
     */
    public StepCurve {
        steps = List.copyOf(steps);
    }

    /**
     * How far one central difference is from what backward says.
     *
     * @param step one of the steps
     * @return a distance in the unit of the derivative
     */
    public double distance(StepReport step) {
        return EntryReport.difference(analytic, step.quotient());
    }

    /**
     * What truncation makes of a central difference with a step of 1, if it goes with the square of the step: of one
     * with step h it makes that times h squared.
     *
     * @return read at the finest step where rounding does not matter yet; empty where rounding is all that the
     *     differences show, as for a loss that is a parabola along the direction
     */
    public OptionalDouble truncation() {
        int last = finest(numerical);
        if (last < 0) {
            return OptionalDouble.empty();
        }
        double step = steps.get(last).step();
        return OptionalDouble.of(from(numerical, last) / (step * step));
    }

    /**
     * With which power of the step the distance falls, at the finest step where rounding does not matter yet.
     *
     * @return about 2 for a right gradient of a smooth loss, 0 where the distance has come to rest; empty where
     *     rounding is all that the differences show
     */
    public OptionalDouble slope() {
        int last = finest(analytic);
        if (last < 0) {
            return OptionalDouble.empty();
        }
        double fallen = Math.log(from(analytic, last - 1) / from(analytic, last));
        return OptionalDouble.of(
                fallen / Math.log(steps.get(last - 1).step() / steps.get(last).step()));
    }

    /** The number of that step for distances from a derivative; it has another one before it. -1 if there is none. */
    private int finest(double derivative) {
        return IntStream.range(1, steps.size())
                .filter(k -> from(derivative, k) >= CLEAR_OF_ROUNDING * rounding(k))
                .filter(k -> from(derivative, k - 1) < Double.POSITIVE_INFINITY)
                .reduce(-1, (before, k) -> k);
    }

    private double rounding(int number) {
        return rounding / steps.get(number).step() + OF_THE_SUM * Math.abs(analytic);
    }

    private double from(double derivative, int number) {
        return EntryReport.difference(derivative, steps.get(number).quotient());
    }
}
