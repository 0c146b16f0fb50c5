/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the evaluations of one check, ends it when its budget is spent, and says now and then how far it is.
 *
 * <p>Evaluations are claimed before they are made, by the thread that runs the check, so that the same budget buys the
 * same evaluations on one core and on many.
 */
public final class Meter {
    /** Where evaluations are fast, several of them pass between two looks at the clock. */
    private static final long FAST = Duration.ofMillis(10).toNanos();

    /** But never more than these: however slow they become, that is soon noticed. */
    private static final int MOST_UNSEEN = 16;

    private final long mostEvaluations;
    private final long mostTime;
    private final long interval;
    private final Runnable listener;
    private final long start = System.nanoTime();
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean counting = true;
    private long claimed;

    /** Where a claim had to be refused, later smaller ones are too: the check is over. */
    private boolean spent;

    private long nextReport;
    private long lastLook;
    /** The first look is due at once. */
    private int unseen = 1;

    private boolean over;
    private int mostUnseen = 1;

    /**
     * Starts the clock.
     *
     * @param mostEvaluations how many evaluations may be made
     * @param mostTime after what time no further one is begun
     * @param interval after what time, and how often from then on, the listener is called
     * @param listener called by the thread that runs the check
     */
    public Meter(long mostEvaluations, Duration mostTime, Duration interval, Runnable listener) {
        this.mostEvaluations = mostEvaluations;
        this.mostTime = nanos(mostTime);
        this.interval = nanos(interval);
        this.listener = listener;
        this.nextReport = this.interval;
    }

    /**
     * A meter without limits.
     *
     * @return a meter that only counts
     */
    public static Meter unlimited() {
        Duration never = Duration.ofNanos(Long.MAX_VALUE);
        return new Meter(Long.MAX_VALUE, never, never, () -> {});
    }

    /**
     * How many evaluations were begun, by whichever thread.
     *
     * @return the number of calls of the loss
     */
    public long evaluations() {
        return begun.get();
    }

    /**
     * How long the check has run.
     *
     * @return the time since this meter was made
     */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Claims evaluations.
     *
     * @param wanted how many
     * @param atOnce in units of how many they are granted
     * @return how many may be made: at least one unit
     * @throws BudgetSpentException if not even one unit is left
     */
    long claim(long wanted, int atOnce) {
        long left = spent ? 0 : mostEvaluations - claimed;
        long granted = wanted <= left ? wanted : left / atOnce * atOnce;
        if (granted <= 0) {
            spent = true;
            throw new BudgetSpentException(evaluations());
        }
        claimed += granted;
        return granted;
    }

    /** Makes evaluations that do not belong to the check itself. */
    void withoutCounting(Runnable evaluations) {
        counting = false;
        try {
            evaluations.run();
        } finally {
            counting = true;
        }
    }

    /** For the thread that runs the check: looks at the clock now and then, and says how far the check is. */
    Evaluator.Clock own() {
        return new Evaluator.Clock() {
            @Override
            public boolean isOver() {
                if (unseen >= mostUnseen) {
                    look();
                }
                return over;
            }

            @Override
            public void count() {
                unseen++;
                Meter.this.count();
            }
        };
    }

    /** For any other thread. */
    Evaluator.Clock elsewhere() {
        return new Evaluator.Clock() {
            @Override
            public boolean isOver() {
                return System.nanoTime() - start > mostTime;
            }

            @Override
            public void count() {
                Meter.this.count();
            }
        };
    }

    private void count() {
        if (counting) {
            begun.incrementAndGet();
        }
    }

    private void look() {
        long elapsed = System.nanoTime() - start;
        over = elapsed > mostTime;
        if (!over) {
            tell(elapsed);
        }
        mostUnseen = elapsed - lastLook < FAST ? Math.min(2 * mostUnseen, MOST_UNSEEN) : 1;
        lastLook = elapsed;
        unseen = 0;
    }

    /** Calls the listener if it is time to; by the thread that runs the check, while it waits for others. */
    void tell() {
        tell(System.nanoTime() - start);
    }

    private void tell(long elapsed) {
        if (elapsed >= nextReport) {
            nextReport = elapsed + interval;
            listener.run();
        }
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException centuries) {
            return Long.MAX_VALUE;
        }
    }
}
