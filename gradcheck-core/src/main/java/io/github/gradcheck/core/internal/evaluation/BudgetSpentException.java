/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

/** The evaluations or the time that a check may cost are spent; what was compared until then stands. */
public final class BudgetSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpentException(long evaluations) {
        super("the budget is spent after " + evaluations + " evaluations of the loss", null, false, false);
    }
}
