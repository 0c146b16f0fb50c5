/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import org.junit.jupiter.api.Test;

class RangeTests {

    private static Range range(double mismatch, double reach) {
        return new Range(3, 10, mismatch, reach);
    }

    @Test
    void hasTheEntriesFromItsFirstToBeforeItsEnd() {
        assertThat(range(0, 1).size(), is(7));
    }

    @Test
    void disagreesBeyondItsReachInEitherDirection() {
        assertThat(range(1, 1).disagrees(), is(false));
        assertThat(range(-1, 1).disagrees(), is(false));
        assertThat(range(Math.nextUp(1.0), 1).disagrees(), is(true));
        assertThat(range(-Math.nextUp(1.0), 1).disagrees(), is(true));
    }

    @Test
    void disagreesWhereTheGradientIsNotANumber() {
        assertThat(range(Double.NaN, 1).disagrees(), is(true));
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertThat(range(5, Double.POSITIVE_INFINITY).disagrees(), is(false));
        assertThat(range(Double.NaN, Double.POSITIVE_INFINITY).disagrees(), is(false));
        assertThat(range(5, Double.NaN).disagrees(), is(false));
    }

    @Test
    void isLessSuspiciousThanOneWithTheLargerMismatchForItsReach() {
        Range weak = range(-3, 10);
        Range strong = range(2, 4);
        assertThat(weak.orMoreSuspicious(strong), is(sameInstance(strong)));
        assertThat(strong.orMoreSuspicious(weak), is(sameInstance(strong)));
        assertThat(range(2, 4).orMoreSuspicious(range(-3, 4)), is(range(-3, 4)));
    }

    @Test
    void isPreferredToOneThatIsAsSuspicious() {
        Range first = range(1, 2);
        assertThat(first.orMoreSuspicious(range(-2, 4)), is(sameInstance(first)));
    }
}
