/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * A slope at zero that was fitted to values on a line.
 *
 * @param value the slope, less the analytic one
 * @param weight the norm of the weights that make it a sum of values: the slope's standard deviation is this times
 *     that of one value over the step; apart, since weights over a step of 1e-310 would not be finite
 * @param step the unit of the distances that were fitted
 * @param spread the standard deviation of the values about the fit
 */
record LineSlope(double value, double weight, double step, double spread) {
    static final LineSlope NONE = new LineSlope(Double.NaN, Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY);

    /**
     * The slope's standard deviation if that of one value is the spread, or the floor where that is more; infinite
     * where nothing is known.
     */
    double deviation(double floor) {
        double deviation = Math.max(spread, floor) * weight / step;
        return Double.isFinite(deviation) && Double.isFinite(value) ? deviation : Double.POSITIVE_INFINITY;
    }

    /**
     * The one of several fits of the same slope whose deviation is least: truncation shows in the spread, too many
     * terms in the weight.
     */
    static LineSlope sharpest(double floor, Iterable<LineSlope> fits) {
        LineSlope best = NONE;
        for (LineSlope fit : fits) {
            best = fit.deviation(floor) < best.deviation(floor) ? fit : best;
        }
        return best;
    }
}
