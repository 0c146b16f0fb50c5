package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * The loss as the differentiation sees it: counted, stoppable, and NaN where it cannot be evaluated.
 *
 * <p>A step may leave the domain of the loss (a logarithm of a negative number, a failing assertion on a range); that is
 * no fault of the gradient, so an exception at a moved point counts as "no value there".
 */
public final class Objective implements AutoCloseable {
    /** At so many points a loss that shares an array between threads hardly ever gives the right values. */
    private static final int PURITY_POINTS = 64;

    /** Fewer do for a loss of many parameters, which takes long: its evaluations are sure to overlap. */
    private static final int FEWEST_PURITY_POINTS = 4;

    private static final long MANY_ENTRIES = 1_000_000;

    private final Meter meter;
    private final Evaluator own;
    private final Optional<Workers> workers;

    /**
     * Wraps a loss.
     *
     * @param loss the function to differentiate, evaluated at the parameters' present values
     */
    public Objective(DoubleSupplier loss) {
        this(loss, Meter.unlimited());
    }

    /**
     * Wraps a loss that may not be evaluated without limit.
     *
     * @param loss the function to differentiate, evaluated at the parameters' present values
     * @param meter counts the evaluations
     */
    public Objective(DoubleSupplier loss, Meter meter) {
        this(loss, meter, Optional.empty());
    }

    /**
     * Wraps a loss that may be evaluated on several cores at once.
     *
     * @param loss the function to differentiate, evaluated at the parameters' present values
     * @param meter counts the evaluations
     * @param workers evaluate the same loss on copies of the parameters; closed with this objective
     */
    public Objective(DoubleSupplier loss, Meter meter, Optional<Workers> workers) {
        this.meter = meter;
        this.own = new Evaluator(loss, WorkingArrays.originals(), meter, meter::begin);
        this.workers = workers;
    }

    /**
     * Evaluates the loss; what it throws is passed on.
     *
     * @return its value
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public double value() {
        meter.claim(1, 1);
        return own.value();
    }

    /**
     * Evaluates the loss at a moved point.
     *
     * @return its value, or NaN where it is infinite or throws
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public double valueOrNaN() {
        meter.claim(1, 1);
        return own.valueOrNaN();
    }

    /** Evaluates the loss at one distance, and moves back. */
    public double along(Move move, double t) {
        double[] value = new double[1];
        along(move, new double[] {t}, value, 1);
        return value[0];
    }

    /** Evaluates the loss at several distances, and moves back. */
    public void along(Move move, double[] distances, double[] values, int count) {
        if (meter.claim(count, count) < count) {
            throw new BudgetSpentException(meter.evaluations());
        }
        if (workers.isPresent() && count > 1) {
            workers.get().along(move, distances, values, count);
        } else {
            own.along(move, distances, values, new AtomicInteger(), count);
        }
    }

    /**
     * Central difference quotients of neighbouring entries, one for each.
     *
     * @param block holds the entries
     * @param first the number of the first one
     * @param steps how far each is moved to both sides
     * @param quotients where the quotients go, in the same places; NaN outside the domain of the loss
     * @param count how many
     * @return how many were made, from the first on: fewer than wanted if the budget ends among them
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public int quotients(Block block, int first, double[] steps, double[] quotients, int count) {
        int granted = (int) (meter.claim(2L * count, 2) / 2);
        int made = workers.isPresent()
                ? workers.get().quotients(block, first, steps, quotients, granted)
                : own.quotients(block, first, steps, quotients, new AtomicInteger(), granted);
        if (made == 0) {
            throw new BudgetSpentException(meter.evaluations());
        }
        return made;
    }

    /**
     * Whether the workers' threads, all at once, get the same values as one thread alone. These evaluations are not counted, so that a
     * check on many cores reports the same as on one.
     *
     * @param line leads to several points
     * @param entries how many entries move along it
     * @return false if the loss is not pure; true without workers
     */
    public boolean isPureAlong(Move line, long entries) {
        return workers.map(threads -> isPureAlong(line, threads, entries)).orElse(true);
    }

    private boolean isPureAlong(Move line, Workers threads, long entries) {
        int points = (int) Math.min(PURITY_POINTS, Math.max(FEWEST_PURITY_POINTS, MANY_ENTRIES / entries));
        double[] distances =
                IntStream.rangeClosed(1, points).mapToDouble(i -> i * 1e-3).toArray();
        double[] alone = new double[points];
        double[] together = new double[points];
        meter.withoutCounting(() -> {
            own.along(line, distances, alone, new AtomicInteger(), points);
            threads.along(line, distances, together, points);
        });
        return Arrays.equals(alone, together);
    }

    public WorkingArrays blocks() {
        return own.blocks();
    }

    /**
     * How often the loss has been called.
     *
     * @return the number of calls, failed ones included
     */
    public long evaluations() {
        return meter.evaluations();
    }

    /** Ends the workers' threads. */
    @Override
    public void close() {
        workers.ifPresent(Workers::close);
    }
}
