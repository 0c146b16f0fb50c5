package io.github.gradcheck.core.differentiation;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loss as the differentiation sees it: counted, stoppable, and NaN where it cannot be evaluated.
 *
 * <p>A step may leave the domain of the loss (a logarithm of a negative number, a failing assertion on a range); that is
 * no fault of the gradient, so an exception at a moved point counts as "no value there".
 */
public final class Objective {
    private final DoubleSupplier loss;
    private final Blocks blocks = Blocks.originals();
    private long evaluations;
    private @Nullable RuntimeException failure;

    /**
     * Wraps a loss.
     *
     * @param loss the function to differentiate, evaluated at the parameters' present values
     */
    public Objective(DoubleSupplier loss) {
        this.loss = loss;
    }

    /**
     * Evaluates the loss; what it throws is passed on.
     *
     * @return its value
     * @throws CheckInterruptedException if the thread has been interrupted
     */
    public double value() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CheckInterruptedException(evaluations);
        }
        evaluations++;
        return loss.getAsDouble();
    }

    /**
     * Evaluates the loss at a moved point.
     *
     * @return its value, or NaN where it is infinite or throws
     * @throws CheckInterruptedException if the thread has been interrupted
     */
    public double valueOrNaN() {
        try {
            double value = value();
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (CheckInterruptedException interrupted) {
            throw interrupted;
        } catch (RuntimeException outsideDomain) {
            if (failure == null) {
                failure = outsideDomain;
            }
            return Double.NaN;
        }
    }

    /** Evaluates the loss after a move, and moves back. */
    double along(Move move, double t) {
        try {
            move.to(t, blocks);
            return valueOrNaN();
        } finally {
            move.back(blocks);
        }
    }

    /** Evaluates the loss at several distances, and moves back once. */
    void along(Move move, double[] distances, double[] values, int count) {
        try {
            for (int i = 0; i < count; i++) {
                move.to(distances[i], blocks);
                values[i] = valueOrNaN();
            }
        } finally {
            move.back(blocks);
        }
    }

    Blocks blocks() {
        return blocks;
    }

    /**
     * How often the loss has been called.
     *
     * @return the number of calls, failed ones included
     */
    public long evaluations() {
        return evaluations;
    }

    /**
     * What the loss threw first at a moved point.
     *
     * @return the exception, or nothing
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }
}
