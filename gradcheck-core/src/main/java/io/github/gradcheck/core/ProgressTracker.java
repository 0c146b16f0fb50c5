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
    private long total = Long.MAX_VALUE;
    private long finished;
    private long expected;
    private long begun;

    ProgressTracker(Limits limits) {
        this.limits = limits;
        this.meter = new Meter(limits.mostEvaluations(), limits.mostTime(), limits.interval(), this::tell);
    }

    Meter meter() {
        return meter;
    }

    /** Says how many evaluations all keys together are expected to take. */
    void expect(long evaluations) {
        total = Math.max(1, evaluations);
    }

    /** Goes on to the next key. */
    void begin(String next, long evaluations) {
        finished += expected;
        key = next;
        expected = evaluations;
        begun = meter.evaluations();
    }

    private void tell() {
        double inKey = Math.min((double) (meter.evaluations() - begun), ALMOST * expected);
        double done = (finished + inKey) / total;
        Duration elapsed = meter.elapsed();
        Duration left =
                done > 0 ? Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - done) / done)) : Duration.ZERO;
        limits.listener().accept(new Progress(key, done, meter.evaluations(), elapsed, left));
    }
}
