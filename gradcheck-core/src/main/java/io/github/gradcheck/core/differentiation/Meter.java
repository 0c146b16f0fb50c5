package io.github.gradcheck.core.differentiation;

import java.time.Duration;

/**
 * Counts the evaluations of one check, ends it when its budget is spent, and says now and then how far it is.
 *
 * <p>Evaluations are claimed before they are made, by the thread that runs the check, so that the same budget buys the same evaluations
 * on one core and on many.
 */
public final class Meter {
    /** So often, at most, is the clock read. */
    private static final long LOOK_EVERY = Duration.ofMillis(10).toNanos();

    private static final long MOST_POLLS = 4096;

    private final long mostEvaluations;
    private final long mostTime;
    private final long interval;
    private final Runnable listener;
    private final long start = System.nanoTime();
    private long evaluations;
    private long nextReport;
    private long polls;
    private long nextLook = 1;

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
     * How many evaluations were claimed.
     *
     * @return the number of calls of the loss
     */
    public long evaluations() {
        return evaluations;
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
        long left = mostEvaluations - evaluations;
        long granted = wanted <= left ? wanted : left / atOnce * atOnce;
        if (granted <= 0) {
            throw new BudgetSpentException(evaluations);
        }
        evaluations += granted;
        return granted;
    }

    /** How many of them were begun by the thread that runs the check. */
    long begun() {
        return polls;
    }

    /** Looks at the clock if it is time to; called before every evaluation, by the thread that runs the check. */
    void poll() {
        polls++;
        if (polls >= nextLook) {
            look();
        }
    }

    /** Looks at the clock. */
    void look() {
        long elapsed = System.nanoTime() - start;
        requireTime(elapsed);
        if (elapsed >= nextReport) {
            nextReport = elapsed + interval;
            listener.run();
        }
        long each = Math.max(1, elapsed / Math.max(1, polls));
        nextLook = polls + Math.min(MOST_POLLS, Math.max(1, LOOK_EVERY / each));
    }

    /** May be called by any thread. */
    void requireTime() {
        requireTime(System.nanoTime() - start);
    }

    private void requireTime(long elapsed) {
        if (elapsed > mostTime) {
            throw new BudgetSpentException(evaluations);
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
