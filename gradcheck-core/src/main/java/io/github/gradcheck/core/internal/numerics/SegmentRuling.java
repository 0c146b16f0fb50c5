/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * What segments say of a gradient.
 *
 * @param finding AGREES, DIFFERS or UNDECIDED
 * @param claimed the average slope that the gradient implies, along the segment that decided
 * @param average the average slope of the loss there; unknown where nothing was decided
 */
public record SegmentRuling(Finding finding, double claimed, Derivative average) {
    static final SegmentRuling UNDECIDED = new SegmentRuling(Finding.UNDECIDED, Double.NaN, Derivative.UNKNOWN);

    /**
     * The same in proportion to the slope at the point, so that segments of different lengths can be compared.
     *
     * @param slope what the gradient implies at the point
     * @return a ruling that claims this slope; this one where nothing is claimed
     */
    public SegmentRuling inProportionTo(double slope) {
        double factor = slope / claimed;
        return Double.isFinite(factor) && factor != 0
                ? new SegmentRuling(
                        finding,
                        slope,
                        new Derivative(factor * average.value(), Math.abs(factor) * average.errorBar(), average.step()))
                : this;
    }

    static SegmentRuling of(Finding finding, SegmentReading segment) {
        Reading reading = segment.reading();
        return new SegmentRuling(
                finding,
                segment.claimed(),
                new Derivative(
                        segment.claimed() + segment.difference(),
                        finding == Finding.AGREES ? reading.bound() / Derivative.BARS : reading.bar(),
                        reading.step()));
    }
}
