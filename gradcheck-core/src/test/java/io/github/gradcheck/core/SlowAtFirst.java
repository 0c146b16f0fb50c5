/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** A loss that takes a millisecond at each of its first calls, so that several threads seem to be worth their cost. */
final class SlowAtFirst implements ToDoubleFunction<Parameters> {
    /** Before the threads are called. */
    static final int CALLS = 3;

    /** Up to so many points are tried of up to 32 entries, on one thread and on the others. */
    static final int PURITY_POINTS = 12;

    private final ToDoubleFunction<Parameters> loss;
    private final AtomicInteger calls = new AtomicInteger();

    SlowAtFirst(ToDoubleFunction<Parameters> loss) {
        this.loss = loss;
    }

    @Override
    public double applyAsDouble(Parameters at) {
        if (calls.get() < CALLS && calls.incrementAndGet() <= CALLS) {
            pause();
        }
        return loss.applyAsDouble(at);
    }

    private static void pause() {
        try {
            Thread.sleep(3);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
