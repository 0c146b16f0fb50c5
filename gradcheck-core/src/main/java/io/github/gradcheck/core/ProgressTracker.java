/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.evaluation.Meter;
import java.time.Duration;

/** Knows which key is being checked and what was expected of it, and tells the listener when the meter says so. */
final class ProgressTracker {
    /** A key that costs more than expected, because something is wrong, is almost done until it is. */
    private static final double ALMOST = 0.99;

    private final Limits limits;
    private final Meter meter;
    private String key = "preparing";
    private double total = Double.POSITIVE_INFINITY;
    private double finished;
    private double share;
    private long expected = 1;
    private long begun;

    ProgressTracker(Limits limits) {
        this.limits = limits;
        this.meter = new Meter(limits.mostEvaluations(), limits.mostTime(), limits.interval(), this::tell);
    }

    Meter meter() {
        return meter;
    }

    /**
     * Says how many evaluations all of the work is.
     *
     * @param evaluations the sum of all that are begun
     */
    void expect(long evaluations) {
        expect((double) evaluations);
    }

    /**
     * Says what all of the work is.
     *
     * @param shares the sum of all shares that are begun
     */
    void expect(double shares) {
        total = Math.max(Double.MIN_NORMAL, shares);
    }

    /**
     * Goes on to the next key, whose share in the work is what it takes.
     *
     * @param evaluations how many it is expected to take
     */
    void begin(String next, long evaluations) {
        begin(next, evaluations, (double) evaluations);
    }

    /**
     * Goes on to the next key.
     *
     * @param evaluations how many it is expected to take
     * @param shareOfAll its share in the work
     */
    void begin(String next, long evaluations, double shareOfAll) {
        finished += share;
        key = next;
        share = shareOfAll;
        expected = Math.max(1, evaluations);
        begun = meter.evaluations();
    }

    private void tell() {
        double inKey = share * Math.min((double) (meter.evaluations() - begun) / expected, ALMOST);
        double done = (finished + inKey) / total;
        Duration elapsed = meter.elapsed();
        Duration left =
                done > 0 ? Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - done) / done)) : Duration.ZERO;
        limits.listener().accept(new Progress(key, done, meter.evaluations(), elapsed, left));
    }
}
