/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/**
 * The loss is the sum of cubes: the central quotient is {@code 3 x^2 + h^2}, the forward one
 * {@code 3 x^2 + 3 x h + h^2}.
 */
class FixedStepComparisonTests {
    private static final double STEP = 0.125;

    private final CountedLoss loss =
            new CountedLoss(x -> x[0] * x[0] * x[0] + x[1] * x[1] * x[1] + x[2] * x[2] * x[2], 1, 2, 3);
    private final double[] gradient = {3, 12, 27};

    private KeyComparison compare(boolean central, double threshold, double... analytic) {
        return asFarAsTheBudgetReaches(
                new FixedStepComparison(loss.point(), STEP, central, threshold, loss.key(analytic)));
    }

    @Test
    void takesTheCentralQuotientAtTwoEvaluationsForAnEntry() {
        KeyComparison found = compare(true, 1, gradient);
        assertThat(loss.calls(), is(6));
        for (int i = 0; i < 3; i++) {
            assertThat(found.evidence().numerical(i), is(closeTo(gradient[i] + STEP * STEP, 1e-13)));
        }
    }

    @Test
    void takesTheForwardQuotientAtOneEvaluationForAnEntry() {
        KeyComparison found = compare(false, 1, gradient);
        assertThat(loss.calls(), is(3));
        for (int i = 0; i < 3; i++) {
            double x = 1 + i;
            assertThat(found.evidence().numerical(i), is(closeTo(gradient[i] + 3 * x * STEP + STEP * STEP, 1e-13)));
        }
    }

    @Test
    void listsEntriesBeyondTheThreshold() {
        // h^2 is 1/64: beyond a five hundredth of 3 and of 12 + 1/64... but not of 27.
        assertArrayEquals(
                new int[] {0}, compare(true, 0.002, gradient).wrong().stream().toArray());
        assertArrayEquals(
                new int[] {0, 1},
                compare(true, 0.001, gradient).wrong().stream().toArray());
        assertArrayEquals(
                new int[] {}, compare(true, 0.01, gradient).wrong().stream().toArray());
    }

    @Test
    void listsAnEntryThatIsNotANumber() {
        assertArrayEquals(
                new int[] {1},
                compare(true, 0.01, 3, Double.NaN, 27).wrong().stream().toArray());
    }

    @Test
    void leavesEntriesOpenWhereTheBudgetIsSpentAndTakesThemAsEqual() {
        loss.withBudget(3);
        KeyComparison found = compare(true, 1, gradient);
        assertThat(found.unvisited(), is(2));
        double quotient = 3 + STEP * STEP;
        RelativeDifference difference = found.relativeDifference();
        assertThat(difference.difference(), is(closeTo(STEP * STEP * STEP * STEP, 1e-12)));
        assertThat(difference.analytic(), is(9.0 + 144 + 729));
        assertThat(difference.numerical(), is(closeTo(quotient * quotient + 144 + 729, 1e-10)));
    }

    @Test
    void leavesNoneOpenWhereItIsNot() {
        assertThat(compare(true, 1, gradient).unvisited(), is(0));
    }
}
