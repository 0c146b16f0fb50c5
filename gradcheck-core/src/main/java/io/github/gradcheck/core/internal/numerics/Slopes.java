/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * The slopes of the loss on both sides of the point over one small step.
 *
 * @param left {@code (f(0) - f(-h)) / h}
 * @param right {@code (f(h) - f(0)) / h}
 * @param coarseJump how far the two are apart at ten times the step
 * @param noise three standard deviations of each
 * @param step the step h
 */
record Slopes(double left, double right, double coarseJump, double noise, double step) {
    /** With ten times the step the slopes of a curve are ten times as far apart, those at a kink as far as before. */
    private static final double CURVED = 4;

    /** Whether an analytic derivative lies between the slopes, up to noise. */
    boolean contain(double analytic) {
        return analytic >= Math.min(left, right) - noise && analytic <= Math.max(left, right) + noise;
    }

    /**
     * Whether there is a kink at the point or within this step: the slopes differ beyond noise, and not as those of a
     * curve do.
     */
    boolean showAKink() {
        double jump = Math.abs(right - left);
        return jump > 2 * noise && Math.abs(coarseJump) < CURVED * jump;
    }

    /** What the two slopes leave open. */
    Derivative interval() {
        return new Derivative((left + right) / 2, noise + Math.abs(right - left) / 2 / Derivative.BARS, step);
    }
}
