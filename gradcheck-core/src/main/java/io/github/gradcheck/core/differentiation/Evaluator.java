package io.github.gradcheck.core.differentiation;

import io.github.gradcheck.core.parameters.Block;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The loss on the arrays of one thread: the user's own, or copies of them. */
final class Evaluator {
    private final DoubleSupplier loss;
    private final Blocks blocks;
    private final Runnable before;
    private volatile @Nullable RuntimeException failure;

    /**
     * Creates an evaluator.
     *
     * @param loss evaluated at the present values of the arrays
     * @param blocks the arrays that it depends on
     * @param before called before every evaluation; may throw to stop it
     */
    Evaluator(DoubleSupplier loss, Blocks blocks, Runnable before) {
        this.loss = loss;
        this.blocks = blocks;
        this.before = before;
    }

    /** The loss; what it throws is passed on. */
    double value() {
        before.run();
        try {
            return loss.getAsDouble();
        } catch (RuntimeException thrown) {
            if (thrown.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                before.run();
            }
            throw thrown;
        }
    }

    /** The loss, or NaN where it is infinite or throws. */
    double valueOrNaN() {
        try {
            double value = value();
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (CheckInterruptedException | BudgetSpentException stop) {
            throw stop;
        } catch (RuntimeException outsideDomain) {
            if (failure == null) {
                failure = outsideDomain;
            }
            return Double.NaN;
        }
    }

    /** The loss at every so many distances, from a first one on; moves back once. */
    void along(Move move, double[] distances, double[] values, int first, int count, int stride) {
        try {
            for (int i = first; i < count; i += stride) {
                move.to(distances[i], blocks);
                values[i] = valueOrNaN();
            }
        } finally {
            move.back(blocks);
        }
    }

    /** {@code (f(x + h) - f(x - h)) / 2h} for one entry, where 2h is the distance that is really covered. */
    double quotient(Block original, int entry, double step) {
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

    Blocks blocks() {
        return blocks;
    }

    /** What the loss threw first at a moved point. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }
}
