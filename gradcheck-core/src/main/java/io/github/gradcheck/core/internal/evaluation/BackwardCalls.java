/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Claim;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls backward at the parameters' present values, and sorts out what it throws. */
public final class BackwardCalls {
    private final Backward backward;
    private final Objective objective;

    /**
     * Wraps a backward function.
     *
     * @param backward the user's code
     * @param objective the function that belongs to it
     */
    public BackwardCalls(Backward backward, Objective objective) {
        this.backward = backward;
        this.objective = objective;
    }

    /**
     * The same calls where the function is evaluated in another way.
     *
     * @param other the function that belongs to it
     * @return calls of the same backward function
     */
    public BackwardCalls with(Objective other) {
        return new BackwardCalls(backward, other);
    }

    /**
     * Calls it at the point itself, where it must have an answer.
     *
     * @return live views over what it returned
     * @throws GradientCheckException if it throws, or what it returned is no gradient
     * @throws CheckInterruptedException if it was interrupted
     */
    public Claim claim() {
        try {
            return interruptible();
        } catch (CheckInterruptedException | GradientCheckException | BudgetSpentException known) {
            throw known;
        } catch (Exception thrown) {
            throw new GradientCheckException("backward threw " + thrown, thrown);
        }
    }

    /**
     * Calls it at a moved point, which may lie outside its domain.
     *
     * @return nothing where it throws or has no gradient
     * @throws CheckInterruptedException if it was interrupted
     */
    public Optional<Claim> claimWhereDefined() {
        try {
            return Optional.of(interruptible());
        } catch (CheckInterruptedException | BudgetSpentException stop) {
            throw stop;
        } catch (Exception | AssertionError outsideDomain) {
            return Optional.empty();
        }
    }

    /**
     * Calls the function and then backward at a moved point, because backward may use what the function has stored.
     *
     * @return nothing where one of them has no value
     * @throws GradientCheckException if what backward returned is no gradient
     * @throws CheckInterruptedException if one of them was interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public Optional<Claim> claimAfterFunction() {
        return claimAfterFunction(values -> {});
    }

    /**
     * The same, for one who needs the function's values too.
     *
     * @param seen is given the value of every lane, NaN where there is none
     * @return nothing where function or backward has no value
     * @throws GradientCheckException if what backward returned is no gradient
     * @throws CheckInterruptedException if one of them was interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public Optional<Claim> claimAfterFunction(Consumer<double[]> seen) {
        double[] values = objective.valuesOrNaN();
        seen.accept(values);
        boolean defined = Arrays.stream(values).noneMatch(Double::isNaN);
        return defined ? claimOrNote() : Optional.empty();
    }

    private Optional<Claim> claimOrNote() {
        try {
            return Optional.of(interruptible());
        } catch (CheckInterruptedException | GradientCheckException | BudgetSpentException stop) {
            throw stop;
        } catch (Exception | AssertionError outsideDomain) {
            objective.note("backward", outsideDomain);
            return Optional.empty();
        }
    }

    private Claim interruptible() {
        try {
            return backward.claim();
        } catch (Exception thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, objective.evaluations());
            throw thrown;
        }
    }
}
