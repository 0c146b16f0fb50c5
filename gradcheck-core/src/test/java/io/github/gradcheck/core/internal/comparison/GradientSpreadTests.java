/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.parameters.Parameters;
import org.junit.jupiter.api.Test;

/** How much the spread of backward widens what agrees with it. */
class GradientSpreadTests {
    private final double[] x = {1, 2};
    private final KeyGradient key =
            new KeyGradient(Parameters.of("x", x).blocks().get(0), x.clone(), new double[2]);
    private final Direction direction = key.direction(1, "test");
    private final GradientSpread spread = new GradientSpread(new double[] {3, 4});
    private final Judgement differs = new Judgement(new Derivative(10, 0.25, 1e-3), Judgement.Kind.DIFFERS);

    @Test
    void anEntryMayBeOffByFourTimesItsSpread() {
        assertThat(spread.reach(0), is(12.0));
        assertThat(spread.reach(1), is(16.0));
        assertThat(GradientSpread.NONE.reach(1), is(0.0));
    }

    @Test
    void aDirectionByTheRootOfTheSquaresOfItsShares() {
        double expected = 4 * Math.hypot(3 * direction.component(0), 4 * direction.component(1));
        assertThat(spread.reach(direction), is(closeTo(expected, 1e-12 * expected)));
        assertThat(
                spread.reach(direction.restrictedTo(1, 2)), is(closeTo(16 * Math.abs(direction.component(1)), 1e-12)));
        assertThat(GradientSpread.NONE.reach(direction), is(0.0));
    }

    @Test
    void aDifferenceWithinBothReachesIsNone() {
        Judgement agrees = spread.widened(differs, 12.9, 2);
        assertThat(agrees.kind(), is(Judgement.Kind.AGREES));
        assertThat(agrees.derivative().reach(), is(3.0));
        assertThat(spread.widened(differs, 13.1, 2).kind(), is(Judgement.Kind.DIFFERS));
    }

    @Test
    void withoutSpreadNothingChanges() {
        assertThat(GradientSpread.NONE.widened(differs, 10, 0), is(sameInstance(differs)));
    }

    @Test
    void whatIsNoNumberOrUnknownStaysAsItIs() {
        assertThat(spread.widened(differs, Double.NaN, 2).kind(), is(Judgement.Kind.DIFFERS));
        Judgement unknown = new Judgement(
                new Derivative(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN), Judgement.Kind.UNDECIDED);
        assertThat(spread.widened(unknown, 1, 2).kind(), is(Judgement.Kind.UNDECIDED));
    }
}
