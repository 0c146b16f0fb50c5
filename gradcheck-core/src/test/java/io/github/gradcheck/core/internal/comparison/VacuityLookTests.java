/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key of one number at 1 may do to the loss and still be null, in units of the noise. */
class VacuityLookTests {
    private static final double NOISE = 1e-16;
    private static final int SEEDS = 100;

    private final double[] x = {1};

    private VacuityLook look(DoubleUnaryOperator loss, long seed, double analytic, double others) {
        Objective objective = new Objective(LaneFunction.ofLoss(() -> loss.applyAsDouble(x[0])), Meter.unlimited());
        BasePoint point = new BasePoint(objective, 0, 0, new Noise(NOISE, true), 0);
        KeyGradient key = new KeyGradient(Parameters.of("x", x).blocks().get(0), x.clone(), new double[] {analytic});
        return new VacuityLook(point, seed, List.of(key), others);
    }

    /** In how many of a hundred pairs of directions the key is taken for null. */
    private int found(DoubleUnaryOperator loss, double others) {
        int found = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            VacuityLook look = look(loss, seed, NOISE, others);
            look.run();
            found += look.soFar() ? 1 : 0;
            assertThat("put back", x[0], is(1.0));
        }
        return found;
    }

    @Test
    void aLossThatStandsStillIsNull() {
        assertThat(found(at -> 0, 1), is(SEEDS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 30})
    void noiseThatDoesNotGrowWithTheDistanceIsNull(double times) {
        Random random = new Random(7);
        assertThat(found(at -> times * NOISE * (random.nextBoolean() ? 1 : -0.5), 1), is(SEEDS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 1e3, 1e4, 1e6, 1e12})
    void aSlopeAboveTheNoiseIsNotNull(double times) {
        assertThat(found(at -> times * NOISE * (at - 1), 1), is(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e8, 1e16})
    void aMinimumIsNotNull(double times) {
        assertThat(found(at -> times * NOISE * (at - 1) * (at - 1), 1), is(0));
    }

    @Test
    void aFactorThatMayNotChangeItsSignIsNull() {
        assertThat(found(Math::signum, 1) > 0, is(false)); // the loss at the point is not 0
        assertThat(found(at -> at > 0.5 && at < 1.5 ? 0 : 1, 1), is(SEEDS));
    }

    @Test
    void ifTheSlopeThatMightHideNearbyIsNothingAgainstTheOtherKeys() {
        assertThat(found(at -> at > 0.5 && at < 1.5 ? 0 : 1, 1e-6) < SEEDS / 2, is(true));
    }

    @Test
    void aLossWithoutValuesIsNotNull() {
        assertThat(found(at -> Double.NaN, 1), is(0));
        assertThat(found(at -> at > 1 ? Double.NaN : 0, 1), is(0));
    }

    @Test
    void itIsWorthwhileOnlyForAGradientOfRoundingBesideALargerOne() {
        DoubleUnaryOperator still = at -> 0;
        assertThat(look(still, 0, NOISE, 1).isWorthwhile(), is(true));
        assertThat(look(still, 0, 90 * NOISE, 1).isWorthwhile(), is(true));
        assertThat(look(still, 0, 110 * NOISE, 1).isWorthwhile(), is(false));
        assertThat(look(still, 0, NOISE, 1e-8).isWorthwhile(), is(false));
        assertThat(look(still, 0, NOISE, 0).isWorthwhile(), is(false));
        assertThat(look(still, 0, 0, 1).isWorthwhile(), is(false));
        assertThat(look(still, 0, Double.NaN, 1).isWorthwhile(), is(false));
    }
}
