package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.parameters.Block;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/** The loss on the arrays of one thread: the user's own, or copies of them. */
final class Evaluator {
    private final DoubleSupplier loss;
    private final WorkingArrays blocks;
    private final Meter meter;
    private final Runnable before;

    /**
     * Creates an evaluator.
     *
     * @param loss evaluated at the present values of the arrays
     * @param blocks the arrays that it depends on
     * @param meter counts the evaluations
     * @param before tells it of every evaluation; may throw to stop it
     */
    Evaluator(DoubleSupplier loss, WorkingArrays blocks, Meter meter, Runnable before) {
        this.loss = loss;
        this.blocks = blocks;
        this.meter = meter;
        this.before = before;
    }

    /** The loss; what it throws is passed on. */
    double value() {
        begin();
        return begun();
    }

    private void begin() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CheckInterruptedException(meter.evaluations());
        }
        before.run();
    }

    private double begun() {
        try {
            return loss.getAsDouble();
        } catch (RuntimeException thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, meter.evaluations());
            throw thrown;
        }
    }

    /** The loss, or NaN where it is infinite or throws. */
    double valueOrNaN() {
        begin();
        try {
            double value = begun();
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (CheckInterruptedException | BudgetSpentException stop) {
            throw stop;
        } catch (RuntimeException outsideDomain) {
            return Double.NaN;
        }
    }

    /**
     * The loss at several distances; moves back once.
     *
     * @param next the next distance that nobody has taken yet
     */
    void along(Move move, double[] distances, double[] values, AtomicInteger next, int count) {
        try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                move.to(distances[i], blocks);
                values[i] = valueOrNaN();
            }
        } finally {
            move.back(blocks);
        }
    }

    /**
     * The central difference quotients of some neighbouring entries.
     *
     * @param next the next place that nobody has taken yet
     * @return the first place that was left out because the time was over: any behind the last one if it was not
     */
    int quotients(Block block, int first, double[] steps, double[] quotients, AtomicInteger next, int count) {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
                quotients[i] = quotient(block, first + i, steps[i]);
            } catch (BudgetSpentException spent) {
                return i;
            }
        }
        return count;
    }

    /** {@code (f(x + h) - f(x - h)) / 2h} for one entry, where 2h is the distance that is really covered. */
    private double quotient(Block original, int entry, double step) {
        Block block = blocks.of(original);
        double origin = block.get(entry);
        try {
            double right = origin + step;
            block.set(entry, right);
            double above = valueOrNaN();
            double left = origin - step;
            block.set(entry, left);
            double below = valueOrNaN();
            return (above - below) / (block.singlePrecision() ? (float) right - (double) (float) left : right - left);
        } finally {
            block.set(entry, origin);
        }
    }

    WorkingArrays blocks() {
        return blocks;
    }
}
