/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * What a segment says: how the loss differs along it from the integral of its gradient.
 *
 * @param number of its length, {@code 10^(-number/4)}
 * @param claimed the average slope that backward implies
 * @param reading the slopes of the difference
 */
record SegmentReading(int number, double claimed, Reading reading) {

    /** Whether the segment says anything: one on which a rounded loss does not move says nothing. */
    boolean tells() {
        return Double.isFinite(claimed) && reading.isKnown() && !reading.flat();
    }

    boolean excludes() {
        return reading.excludes() || isBent();
    }

    /**
     * Whether the slopes of both sides are excluded, each by itself: those of a gradient that stays as it was at the
     * point have opposite signs.
     */
    private boolean isBent() {
        return reading.isResolved()
                && Math.abs(reading.left()) > reading.leftBar()
                && Math.abs(reading.right()) > reading.rightBar();
    }

    /** The difference that the segment shows: of the whole, or of the side that shows less. */
    double difference() {
        double least = Math.abs(reading.left()) < Math.abs(reading.right()) ? reading.left() : reading.right();
        return isBent() && !reading.excludes() ? least : reading.difference();
    }

    /** Whether the segment would see a difference of this size, and sees none on any side. */
    boolean supports(double visible) {
        return reading.supports(visible)
                && !(Math.abs(reading.left()) > reading.leftBar())
                && !(Math.abs(reading.right()) > reading.rightBar());
    }

    /** The least difference that would have been seen, relative to what is claimed. */
    double reach() {
        return reading.bound() / Math.abs(claimed);
    }
}
