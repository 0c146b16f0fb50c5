/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;

import org.junit.jupiter.api.Test;

/** {@code ||a - n|| / (||a|| + ||n||)} with norms that are known from right-angled triangles. */
class RelativeDifferenceTests {

    private static RelativeDifference between(double[] analytic, double... numerical) {
        return RelativeDifference.of(analytic, numerical);
    }

    @Test
    void isTheDistanceOverTheSumOfBothNorms() {
        RelativeDifference difference = between(new double[] {3, 0}, 0, 4);
        assertThat(difference, is(new RelativeDifference(25, 9, 16)));
        assertThat(difference.norms(), is(7.0));
        assertThat(difference.value(), is(5.0 / 7));
    }

    @Test
    void isAThirdForTwiceTheGradient() {
        assertThat(between(new double[] {6, 8, -2}, 3, 4, -1).value(), is(closeTo(1.0 / 3, 1e-15)));
    }

    @Test
    void isOneForTheOppositeAndForZeroAgainstAnything() {
        assertThat(between(new double[] {3, 4}, -3, -4).value(), is(1.0));
        assertThat(between(new double[] {0, 0}, 3, 4).value(), is(1.0));
    }

    @Test
    void isZeroWhereBothAreEqualOrZeroOrNothing() {
        assertThat(between(new double[] {3, 4}, 3, 4).value(), is(0.0));
        assertThat(between(new double[] {0}, 0).value(), is(0.0));
        assertThat(RelativeDifference.ZERO.value(), is(0.0));
    }

    @Test
    void isNotANumberWhereAnEntryIsNone() {
        assertThat(between(new double[] {3, Double.NaN}, 3, 4).value(), is(notANumber()));
        assertThat(between(new double[] {3, 4}, 3, Double.NaN).value(), is(notANumber()));
    }

    @Test
    void ofTwoPartsAddsTheirSums() {
        RelativeDifference first = between(new double[] {3}, 1);
        RelativeDifference second = between(new double[] {0, 4}, 7, 2);
        assertThat(first.plus(second), is(between(new double[] {3, 0, 4}, 1, 7, 2)));
        assertThat(first.plus(RelativeDifference.ZERO), is(first));
    }
}
