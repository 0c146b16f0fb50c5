/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.entry;
import static org.hamcrest.MatcherAssert.assertThat;
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
        assertThat(tolerance.excusesKey(1, 1 - 0.099 * PART), is(true));
        assertThat(tolerance.excusesKey(1, 1 - 0.101 * PART), is(false));
        assertThat(tolerance.excusesKey(1 - 0.101 * PART, 1), is(false));
    }

    @Test
    void excusesWhatIsEqualHoweverSmall() {
        assertThat(tolerance.excuses(entry(0, 0, 0)), is(true));
        assertThat(tolerance.excusesKey(0, 0), is(true));
    }

    @Test
    void neverExcusesWhatIsNotANumber() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(new Tolerance(1e9).excuses(entry(0, bad, 1)), is(false));
            assertThat(new Tolerance(1e9).excuses(entry(0, 1, bad)), is(false));
            assertThat(new Tolerance(1e9).excusesKey(bad, 1), is(false));
            assertThat(new Tolerance(1e9).excusesKey(bad, bad), is(false));
        }
    }
}
