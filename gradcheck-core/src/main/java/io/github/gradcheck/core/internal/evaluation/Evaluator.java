/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.numerics.Quotient;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The function under test on the arrays of one thread: the user's own, or copies of them. */
final class Evaluator {
    private final LaneFunction function;
    private final WorkingArrays arrays;
    private final Meter meter;
    private final Clock clock;
    private final double[] above;
    private final double[] below;

    /** How the thread of an evaluator tells the meter of an evaluation. */
    interface Clock {
        /** Whether the time is over, so that no further evaluation should begin. */
        boolean isOver();

        /** Counts an evaluation. */
        void count();
    }

    /**
     * Creates an evaluator.
     *
     * @param function evaluated at the present values of the arrays
     * @param arrays the arrays that it depends on
     * @param meter counts the evaluations
     * @param clock tells it of every evaluation, by this thread
     */
    Evaluator(LaneFunction function, WorkingArrays arrays, Meter meter, Clock clock) {
        this.function = function;
        this.arrays = arrays;
        this.meter = meter;
        this.clock = clock;
        this.above = new double[function.count()];
        this.below = new double[function.count()];
    }

    /** The values of all lanes at the point itself, where the user's code must not throw. */
    void values(double[] lanes) {
        requireTime();
        try {
            evaluate(lanes);
        } catch (CheckInterruptedException | GradientCheckException | BudgetSpentException known) {
            throw known;
        } catch (Exception thrown) {
            throw new GradientCheckException(
                    "the loss threw " + thrown + "; it must have a value at the drawn point", thrown);
        }
    }

    /** The values of all lanes, NaN where they are infinite or the user's code throws. */
    void valuesOrNaN(double[] lanes, ThrownAtOnce thrown, int position) {
        requireTime();
        evaluateOrNaN(lanes, thrown, position);
    }

    private void requireTime() {
        if (clock.isOver()) {
            throw new BudgetSpentException(meter.evaluations());
        }
    }

    private void evaluate(double[] lanes) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CheckInterruptedException(meter.evaluations());
        }
        clock.count();
        try {
            function.code().evaluate(lanes);
        } catch (Exception thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, meter.evaluations());
            throw thrown;
        }
    }

    /**
     * A failed assertion on a range is an exception like any other; what is no assertion, such as a stack overflow,
     * ends the check.
     */
    private void evaluateOrNaN(double[] lanes, ThrownAtOnce thrown, int position) {
        try {
            evaluate(lanes);
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane] = Double.isInfinite(lanes[lane]) ? Double.NaN : lanes[lane];
            }
        } catch (CheckInterruptedException | GradientCheckException | BudgetSpentException stop) {
            throw stop;
        } catch (Exception | AssertionError outsideDomain) {
            thrown.add(position, outsideDomain);
            Arrays.fill(lanes, Double.NaN);
        }
    }

    /**
     * The function at several distances; moves back once.
     *
     * @param values where the values go, those of all lanes side by side
     * @param next the next distance that nobody has taken yet
     * @param thrown where exceptions go, by the number of their distance
     */
    void along(Move move, double[] distances, double[] values, AtomicInteger next, int count, ThrownAtOnce thrown) {
        try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                move.to(distances[i], arrays);
                valuesOrNaN(above, thrown, i);
                System.arraycopy(above, 0, values, i * above.length, above.length);
            }
        } finally {
            move.back(arrays);
        }
    }

    /**
     * The central difference quotients of some neighbouring entries.
     *
     * @param quotients where they go, those of all lanes side by side
     * @param means where the means of the values on both sides go, in the same order
     * @param next the next place that nobody has taken yet
     * @param thrown where exceptions go, by twice the place, and one more to the left
     * @return the first place that was left out because the time was over: any behind the last one if it was not
     */
    int quotients(
            Block block,
            int first,
            double[] steps,
            double[] quotients,
            double[] means,
            AtomicInteger next,
            int count,
            ThrownAtOnce thrown) {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            double covered = pair(block, first + i, steps[i], thrown, 2 * i);
            if (Double.isNaN(covered)) {
                return i;
            }
            for (int lane = 0; lane < above.length; lane++) {
                int place = i * above.length + lane;
                quotients[place] = Quotient.central(above[lane], below[lane], covered);
                means[place] = above[lane] / 2 + below[lane] / 2;
            }
        }
        return count;
    }

    /**
     * Evaluates {@code f(x + h)} and {@code f(x - h)} of one entry; returns the distance that is really covered, NaN if
     * time is over.
     */
    private double pair(Block original, int entry, double step, ThrownAtOnce thrown, int position) {
        Block block = arrays.of(original);
        double origin = block.get(entry);
        double right = origin + step;
        double left = origin - step;
        try {
            if (clock.isOver()) {
                return Double.NaN;
            }
            block.set(entry, right);
            evaluateOrNaN(above, thrown, position);
            if (clock.isOver()) {
                return Double.NaN;
            }
            block.set(entry, left);
            evaluateOrNaN(below, thrown, position + 1);
            return block.singlePrecision() ? (float) right - (double) (float) left : right - left;
        } finally {
            block.set(entry, origin);
        }
    }

    WorkingArrays arrays() {
        return arrays;
    }
}
