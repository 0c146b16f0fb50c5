/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A function of many outputs, each of which is checked for itself, as a function of one lane: at every point it is
 * evaluated once for all of them, and so is its Jacobian.
 *
 * <p>The Jacobian is only ever asked for where the function was evaluated last, because it may use what the function
 * has stored.
 */
public final class SharedPoints {
    private final Parameters moved;
    private final Supplier<?> function;
    private final Outputs outputs;
    private final Supplier<JacobianMatrix> jacobian;
    private final Meter meter;
    private final Evaluator.Clock clock;
    private final Kept<double[]> values;
    private final Kept<JacobianMatrix> claims;
    private double[] last = {};
    private boolean spent;

    /** Of the first claim, at the point itself: it decides how far all outputs are moved. */
    private Optional<Gradient> usual = Optional.empty();

    /**
     * Prepares to evaluate.
     *
     * @param moved all parameters that a check moves
     * @param function evaluates the outputs at their present values
     * @param outputs what they look like
     * @param jacobian evaluates the Jacobian there
     * @param meter counts the evaluations and ends them
     */
    public SharedPoints(
            Parameters moved, Supplier<?> function, Outputs outputs, Supplier<JacobianMatrix> jacobian, Meter meter) {
        this.moved = moved;
        this.function = function;
        this.outputs = outputs;
        this.jacobian = jacobian;
        this.meter = meter;
        this.clock = meter.own();
        this.values = new Kept<>(outputs.count());
        this.claims = new Kept<>(outputs.count() * moved.size());
    }

    /**
     * One output.
     *
     * @param number its place among all
     * @return a function of one lane
     */
    public LaneFunction output(int number) {
        return new LaneFunction(1, lanes -> lanes[0] = values.next(moved, number, this::evaluate)[number], true);
    }

    /**
     * One row of the Jacobian.
     *
     * @param number the place of its output among all
     * @return the backward function of that output
     */
    public Backward row(int number) {
        return () -> {
            JacobianMatrix matrix = claims.next(moved, number, this::differentiate);
            Gradient same = usual.orElseGet(matrix::usualRow);
            usual = Optional.of(same);
            return new Claim(List.of(matrix.row(number)), usual);
        };
    }

    /**
     * Whether the budget did not suffice.
     *
     * @return true from the first evaluation on that was not made
     */
    public boolean isSpent() {
        return spent;
    }

    /**
     * All outputs at the present values, for whoever needs them once.
     *
     * @return all numbers in a row
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public double[] numbers() {
        return evaluate();
    }

    private double[] evaluate() {
        spent = true;
        meter.claim(1, 1);
        if (clock.isOver()) {
            throw new BudgetSpentException(meter.evaluations());
        }
        spent = false;
        clock.count();
        last = Kept.numbers(moved);
        double[] numbers = new double[outputs.count()];
        outputs.read(function.get(), numbers);
        return numbers;
    }

    private JacobianMatrix differentiate() {
        if (!Arrays.equals(last, Kept.numbers(moved))) {
            evaluate();
        }
        return jacobian.get();
    }
}
