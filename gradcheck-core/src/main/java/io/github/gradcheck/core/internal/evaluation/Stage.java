/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

/**
 * A piece of work that a spent budget may end at any evaluation: what it has found until then stands.
 *
 * @param <T> what it finds
 */
public interface Stage<T> {

    /**
     * Does the work.
     *
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    void run();

    /**
     * What was found, when the work is done or was ended; asked once.
     *
     * @return the whole, or as much of it as there is
     */
    T soFar();

    /**
     * Works as far as the budget reaches. This is the one place where a spent budget ends anything.
     *
     * @param stage the work
     * @param <T> what it finds
     * @return what it has found
     */
    static <T> T asFarAsTheBudgetReaches(Stage<T> stage) {
        try {
            stage.run();
        } catch (BudgetSpentException spent) {
            return stage.soFar();
        }
        return stage.soFar();
    }
}
