/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.Coverage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class BudgetTests {
    /** Preparing takes an odd number of evaluations, and each entry two, so that it is spent to the last one. */
    private static final int BUDGET = 61;

    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void reset() {
        CALLS.set(0);
    }

    @Test
    void thatIsSpentFailsTheTestThoughTheGradientIsCorrect() {
        String message = message("tooLittle");
        assertThat(
                message, startsWith("gradients of w, b are not verified: the budget was spent before, draw 1, seed 5"));
        assertThat(
                message,
                allOf(
                        containsString("\nthe budget was spent after 61 evaluations: the check is not finished\n"),
                        containsString(" of the 40 entries of `w`\n"),
                        containsString("\nnot checked: 40 entries of `b`\n"),
                        endsWith("-Dgradcheck.seed=5")));
    }

    /** Further points are for keys that are undecided; a budget that was spent at the first is spent. */
    @Test
    void thatIsSpentIsNotSpentAgainAtFurtherPoints() {
        message("tooLittle");
        assertThat(CALLS.get(), is(BUDGET));
    }

    @Test
    void thatDoesNotSufficeToPrepareSaysWhatItTakes() {
        assertThat(message("muchTooLittle"), containsString("the budget is too small"));
        assertThat(CALLS.get(), is(lessThanOrEqualTo(2)));
    }

    @Test
    void thatIsSpentAfterAnEntryWasFoundWrongNamesIt() {
        assertThat(
                message("wrong"),
                allOf(startsWith("gradient of w is wrong: w["), containsString("not checked: 40 entries of `b`")));
    }

    @Test
    void thatSufficesChangesNothing() {
        CheckRun.ofMethod(BudgetTestCases.class, "enough").assertPassed(3);
    }

    @Test
    void isMeantForEachComparison() {
        CheckRun.ofMethod(BudgetTestCases.class, "twoComparisons").assertPassed(1);
    }

    @Test
    void mustBePositive() {
        for (String method : new String[] {"zero", "negative"}) {
            String message = CheckRun.ofMethod(BadBudgetTestCases.class, method)
                    .failure(Exception.class)
                    .getMessage();
            assertThat(message, containsString("@GradientCheck: budget must be at least 1 evaluation, but is "));
            assertThat(message, not(containsString("Exception")));
        }
    }

    private static String message(String method) {
        return CheckRun.ofMethod(BudgetTestCases.class, method)
                .failure(AssertionFailedError.class)
                .getMessage();
    }

    static class BudgetTestCases {
        @GradientCheck(coverage = Coverage.EVERY_ENTRY, seeds = 5, budget = BUDGET)
        void tooLittle(@Param(40) double[] w, @Param(40) double[] b, Gradients gradients) {
            compare(w, b, gradients, 0);
        }

        @GradientCheck(seeds = 5, budget = 2)
        void muchTooLittle(@Param(40) double[] w, @Param(40) double[] b, Gradients gradients) {
            compare(w, b, gradients, 0);
        }

        /** For the first key and the five entries that are looked at more closely; not for the second. */
        @GradientCheck(seeds = 5, budget = 250)
        void wrong(@Param(40) double[] w, @Param(40) double[] b, Gradients gradients) {
            compare(w, b, gradients, 1);
        }

        @GradientCheck(budget = 1000)
        void enough(@Param(40) double[] w, @Param(40) double[] b, Gradients gradients) {
            compare(w, b, gradients, 0);
        }

        @GradientCheck(seeds = 5, budget = 3 + 40 + 160)
        void twoComparisons(@Param(40) double[] w, @Param(40) double[] b, Gradients gradients) {
            compare(w, b, gradients, 0);
            compare(w, b, gradients, 0);
        }

        private static void compare(double[] w, double[] b, Gradients gradients, double error) {
            gradients
                    .of(() -> {
                        CALLS.incrementAndGet();
                        return Squares.loss(w, b);
                    })
                    .match(() -> {
                        double[] dw = Squares.backward(w);
                        for (int i = 0; i < 5; i++) {
                            dw[i] += error;
                        }
                        return Map.of("w", dw, "b", Squares.backward(b));
                    });
        }
    }

    static class BadBudgetTestCases {
        @GradientCheck(budget = 0)
        void zero(Gradients gradients) {}

        @GradientCheck(budget = -3)
        void negative(Gradients gradients) {}
    }
}
