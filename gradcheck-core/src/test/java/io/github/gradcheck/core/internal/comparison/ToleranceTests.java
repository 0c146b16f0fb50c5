/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ToleranceTests {
    private static final double PART = 0x1.0p-10;

    private final Tolerance tolerance = new Tolerance(PART);

    @Test
    void excusesAnEntryUpToItsPartOfTheLargerOfTheTwo() {
        assertThat(tolerance.excuses(entry(0, 1, 1 - PART)), is(true));
        assertThat(tolerance.excuses(entry(0, 1 - PART, 1)), is(true));
        assertThat(tolerance.excuses(entry(0, -1, -1 + PART)), is(true));
        assertThat(tolerance.excuses(entry(0, 1000, 1000 - 999 * PART)), is(true));
    }

    @Test
    void excusesNoEntryBeyond() {
        assertThat(tolerance.excuses(entry(0, 1, 1 - 1.01 * PART)), is(false));
        assertThat(tolerance.excuses(entry(0, 1 - 1.01 * PART, 1)), is(false));
        assertThat(tolerance.excuses(entry(0, 1, -1)), is(false));
        assertThat(tolerance.excuses(entry(0, PART, 0)), is(false));
    }

    @Test
    void excusesAWholeKeyUpToTheTenthOfItOnly() {
        assertThat(tolerance.excusesKey(1, 1 - 0.099 * PART, 7), is(true));
        assertThat(tolerance.excusesKey(1, 1 - 0.101 * PART, 7), is(false));
        assertThat(tolerance.excusesKey(1 - 0.101 * PART, 1, 7), is(false));
    }

    @Test
    void excusesWhatIsEqualHoweverSmall() {
        assertThat(tolerance.excuses(entry(0, 0, 0)), is(true));
        assertThat(tolerance.excusesKey(0, 0, 7), is(true));
    }

    @Test
    void neverExcusesWhatIsNotANumber() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(new Tolerance(1e9).excuses(entry(0, bad, 1)), is(false));
            assertThat(new Tolerance(1e9).excuses(entry(0, 1, bad)), is(false));
            assertThat(new Tolerance(1e9).excusesKey(bad, 1, 7), is(false));
            assertThat(new Tolerance(1e9).excusesKey(bad, bad, 7), is(false));
        }
    }

    @Test
    void excusesAnAbsoluteDifferenceHoweverSmallTheEntryIs() {
        Tolerance both = new Tolerance(PART, 0x1.0p-20);
        assertThat(both.excuses(entry(0, 0, 0x1.0p-20)), is(true));
        assertThat(both.excuses(entry(0, 0x1.01p-20, 0)), is(false));
        assertThat("the larger of the two counts", both.excuses(entry(0, 1, 1 - PART)), is(true));
    }

    @Test
    void excusesAlongADirectionThreeTimesTheAbsoluteDifferenceTimesItsLength() {
        Tolerance absolute = new Tolerance(1e-300, 0x1.0p-20);
        assertThat(absolute.excusesKey(0, 3 * 0x1.0p-20 * 5, 5), is(true));
        assertThat(absolute.excusesKey(0, 3.01 * 0x1.0p-20 * 5, 5), is(false));
        assertThat(absolute.questionAlong(0, 1, 2, 5).absolute(), is(closeTo(15 * 0x1.0p-20, 1e-20)));
    }
}
