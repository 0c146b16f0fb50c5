/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.Coverage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A JUnit timeout stops a check whose loss is slow, long before it would have ended, and leaves the arrays as they
 * were.
 */
class TimeoutTests {
    /** Two evaluations of ten milliseconds for each of as many entries. */
    private static final int ENTRIES = 5000;

    private static final Duration WITHOUT_TIMEOUT = Duration.ofMillis(2 * 10 * ENTRIES / 2);

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile double[] live = {};
    private static volatile double[] before = {};

    @BeforeEach
    void reset() {
        CALLS.set(0);
        before = new double[0];
    }

    @AfterEach
    void noInterruptIsLeftBehind() {
        assertThat(Thread.interrupted(), is(false));
    }

    @ParameterizedTest
    @CsvSource({
        "SAME_THREAD, sleeping",
        "SAME_THREAD, interruptible",
        "SAME_THREAD, parallel",
        "SEPARATE_THREAD, sleeping",
        "SEPARATE_THREAD, interruptible",
        "SEPARATE_THREAD, parallel"
    })
    void stopsTheCheckAndRestoresTheArrays(String mode, String method) throws InterruptedException {
        long start = System.nanoTime();
        CheckRun run = CheckRun.ofMethod(
                SlowTestCases.class, method, Map.of("junit.jupiter.execution.timeout.thread.mode.default", mode));
        assertThat(
                run.failure(TimeoutException.class).getMessage(), containsString("timed out after 200 milliseconds"));
        assertThat(Duration.ofNanos(System.nanoTime() - start), is(lessThan(WITHOUT_TIMEOUT)));
        assertThat("calls", CALLS.get(), is(greaterThan(0)));
        waitUntilStopped();
        assertArrayEquals(before, live);
    }

    /** On a thread of its own the check ends a little after the test that gave it up. */
    private static void waitUntilStopped() throws InterruptedException {
        for (int seen = -1; seen != CALLS.get(); ) {
            seen = CALLS.get();
            Thread.sleep(300);
        }
        assertThat("calls", CALLS.get(), is(lessThan(ENTRIES)));
    }

    static class SlowTestCases {
        private static double slowLoss(double[] w) {
            CALLS.incrementAndGet();
            LockSupport.parkNanos(
                    Duration.ofMillis(10).toNanos()); // returns at once when interrupted, and keeps the flag
            return Squares.loss(w);
        }

        private static double[] backward(double[] w) {
            if (before.length == 0) { // at the drawn point; later calls may be at another one
                live = w;
                before = Arrays.copyOf(w, w.length);
            }
            return Squares.backward(w);
        }

        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        @GradientCheck(seeds = 5, coverage = Coverage.EVERY_ENTRY)
        void sleeping(@Param(ENTRIES) double[] w, Gradients gradients) {
            gradients.of(() -> slowLoss(w)).match(() -> backward(w));
        }

        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        @GradientCheck(seeds = 5, coverage = Coverage.EVERY_ENTRY)
        void interruptible(@Param(ENTRIES) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        CALLS.incrementAndGet();
                        try {
                            Thread.sleep(10); // clears the flag when interrupted
                        } catch (InterruptedException interrupted) {
                            throw new IllegalStateException(interrupted);
                        }
                        return Squares.loss(w);
                    })
                    .match(() -> backward(w));
        }

        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        @GradientCheck(seeds = 5, coverage = Coverage.EVERY_ENTRY, parallel = true)
        void parallel(@Param(ENTRIES) double[] w, Gradients gradients) {
            gradients.ofPure(p -> slowLoss(p.get("w", double[].class))).match(() -> backward(w));
        }
    }
}
