/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The loss is half the sum of squares, so that the gradient is the point itself. */
class EntrywiseComparisonTests {
    private static final Tolerance TOLERANCE = new Tolerance(1e-6);
    private static final double NOISE = 1e-14;

    private final double[] x = new double[600];
    private final CountedLoss loss;

    EntrywiseComparisonTests() {
        Arrays.setAll(x, i -> 1 + i % 7);
        loss = CountedLoss.halfSquares(x).withNoise(NOISE);
    }

    private KeyComparison compare(double... gradient) {
        return compare(loss, TOLERANCE, gradient);
    }

    private static KeyComparison compare(CountedLoss loss, Tolerance tolerance, double... gradient) {
        return asFarAsTheBudgetReaches(new EntrywiseComparison(loss.point(), tolerance, loss.key(gradient)));
    }

    private double[] gradientWithWrong(int... entries) {
        double[] gradient = x.clone();
        for (int entry : entries) {
            gradient[entry] = -gradient[entry];
        }
        return gradient;
    }

    @Test
    void passesARightGradientAtTwoEvaluationsForAnEntry() {
        KeyComparison found = compare(x.clone());
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(false));
        assertThat(found.unvisited(), is(0));
        assertThat(loss.calls(), is(1200));
        assertThat(found.evidence().numerical(599), is(closeTo(x[599], 1e-6)));
    }

    @Test
    void findsEveryWrongEntryInWhicheverPieceItIs() {
        int[] wrong = {0, 255, 256, 511, 512, 599};
        KeyComparison found = compare(gradientWithWrong(wrong));
        assertArrayEquals(wrong, found.wrong().stream().toArray());
        assertThat(found.extent(), is(FaultDensity.SPARSE));
        assertThat(found.unvisited(), is(0));
    }

    @Test
    void excusesWhatTheToleranceExcuses() {
        double[] gradient = x.clone();
        gradient[3] *= 1.01;
        assertThat(compare(loss, new Tolerance(0.02), gradient).wrong().count(), is(0));
        assertThat(compare(loss, new Tolerance(0.005), gradient).wrong().count(), is(1));
    }

    @Test
    void countsFurtherWrongEntriesMoreCheaplyOnceFiveAreConfirmed() {
        int[] costs = new int[8];
        for (int wrong = 0; wrong < costs.length; wrong++) {
            CountedLoss counted = CountedLoss.halfSquares(x).withNoise(NOISE);
            int[] entries = new int[wrong];
            Arrays.setAll(entries, i -> 10 * i);
            assertThat(
                    compare(counted, TOLERANCE, gradientWithWrong(entries))
                            .wrong()
                            .count(),
                    is(wrong));
            costs[wrong] = counted.calls();
        }
        for (int wrong = 1; wrong <= 5; wrong++) {
            assertThat(costs[wrong] - costs[wrong - 1], is(greaterThan(6)));
        }
        for (int wrong = 6; wrong < costs.length; wrong++) {
            assertThat(costs[wrong] - costs[wrong - 1], is(lessThanOrEqualTo(6)));
        }
    }

    @Test
    void leavesOpenWhatTheBudgetDoesNotReach() {
        KeyComparison found = compare(loss.withBudget(701), TOLERANCE, x.clone());
        assertThat(found.unvisited(), is(600 - 350));
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(loss.calls(), is(700));
    }

    @Test
    void leavesOpenOnlyTheEntryInDoubtWhereTheBudgetEndsAtIt() {
        double[] few = {1, 2, 3, 4, 5};
        CountedLoss counted = CountedLoss.halfSquares(few).withNoise(NOISE).withBudget(10);
        KeyComparison found = compare(counted, TOLERANCE, -1, 2, 3, 4, 5);
        assertThat(found.unvisited(), is(1));
        assertThat(found.evidence().numerical(4), is(closeTo(5, 1e-6)));
    }

    @Test
    void keepsTheWrongEntriesThatWereFoundBeforeTheBudgetWasSpent() {
        KeyComparison found = compare(loss.withBudget(700), TOLERANCE, gradientWithWrong(7));
        assertArrayEquals(new int[] {7}, found.wrong().stream().toArray());
        assertThat(found.unvisited(), is(lessThan(600 - 256)));
        assertThat(found.extent(), is(FaultDensity.SPARSE));
    }

    @Test
    void claimsNothingBeyondTheLastPiece() {
        double[] ones = new double[512];
        Arrays.fill(ones, 1);
        CountedLoss whole = CountedLoss.halfSquares(ones).withNoise(NOISE);
        for (int round = 0; round < 2; round++) {
            assertThat(compare(whole, TOLERANCE, ones.clone()).unvisited(), is(0));
        }
    }
}
