/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import org.junit.jupiter.api.Test;

/** The parts of the loss are {@code exp(rate t)}, whose slope is the rate. */
class FollowingTests {
    private static final StepSchedule USUAL = StepSchedule.upTo(1e-9).within(4);

    private final Differentiator differentiator = new Differentiator(1, 1e-16);
    private int calls;

    private Line exponential(double rate) {
        return t -> {
            calls++;
            return Math.exp(rate * t);
        };
    }

    /** How many evaluations a part takes. */
    private int cost(Following following, double rate) {
        calls = 0;
        Derivative found = following.estimate(exponential(rate), 1, rate, USUAL);
        assertThat(found.value(), is(closeTo(rate, found.reach())));
        return calls;
    }

    @Test
    void measuresTheFirstPartByALadderAndTheOthersByOneDifference() {
        Following following = new Following(differentiator, 1e-3, true);
        assertThat(cost(following, 1), is(greaterThan(4)));
        for (double rate : new double[] {0.5, -0.7, 1.3, 0.01}) {
            assertThat(cost(following, rate), is(2));
        }
    }

    @Test
    void measuresEveryPartByALadderWhereOneDifferenceDoesNotSeeTheMismatch() {
        Following following = new Following(differentiator, 1e-8, true);
        assertThat(cost(following, 1), is(greaterThan(4)));
        assertThat(cost(following, 0.5), is(greaterThan(4)));
    }

    @Test
    void seesTheMismatchClearlyByOneDifference() {
        Following following = new Following(differentiator, 1e-6, true);
        cost(following, 1);
        Derivative found = following.estimate(exponential(1), 1, 1, USUAL);
        assertThat(found.reach(), is(lessThan(1e-6 / DirectionalDerivatives.CLEARLY)));
    }

    @Test
    void measuresEveryPartByALadderWhereOneDifferenceHasLedAstray() {
        Following following = new Following(differentiator, 1e-3, false);
        assertThat(cost(following, 1), is(greaterThan(4)));
        assertThat(cost(following, 0.5), is(greaterThan(4)));
    }

    @Test
    void takesALadderWhereTheLossHasNoValueForOneDifference() {
        Following following = new Following(differentiator, 1e-3, true);
        cost(following, 1);
        calls = 0;
        Derivative found = following.estimate(t -> calls++ < 2 ? Double.NaN : t, 1, 1, USUAL);
        assertThat(found.value(), is(closeTo(1, 1e-9)));
    }
}
