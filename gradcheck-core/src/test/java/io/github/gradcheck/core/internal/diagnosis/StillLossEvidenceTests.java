/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a loss of one number is evaluated to find out why it stands still. */
class StillLossEvidenceTests {
    private static final double AT = 2;
    private final double[] x = {AT};
    private final KeyComparison found = new HandMadeComparison("x", x, 0).build();
    private final KeyGradient key = found.candidate();
    private final double slope = key.direction(0, "still").component(0);

    @ParameterizedTest
    @ValueSource(doubles = {1, -1, 10, -10})
    void itIsMovedByItsOwnSizeAndByTenTimesThat(double distance) {
        double there = AT + distance * slope;
        assertThat(
                reason(value -> Math.abs(value - there) < 1e-9 ? 5 : 0, () -> new double[1]),
                containsString("it moves only farther away"));
    }

    @Test
    void anywhereElseItWouldBeMissed() {
        double there = AT + 2 * slope;
        assertThat(
                reason(value -> Math.abs(value - there) < 1e-9 ? 5 : 0, () -> new double[1]),
                containsString("never uses"));
    }

    @Test
    void ofALossWithoutAValueThereNothingIsSaid() {
        assertThat(examine(value -> value == AT ? 0 : Double.NaN, () -> new double[1], 0), is(Optional.empty()));
    }

    @Test
    void oneValueThereIsEnough() {
        assertThat(reason(value -> value > AT ? Double.NaN : 0, () -> new double[1]), containsString("never uses"));
    }

    @Test
    void whereItMovesBesideThePointTooItIsNotCalledDead() {
        assertThat(
                reason(value -> (value - AT) * (value - AT), () -> new double[1]), containsString("is it a minimum?"));
    }

    @Test
    void itMayMoveAfterBackwardOnly() {
        double[] cache = {AT};
        Supplier<?> backward = () -> {
            cache[0] = x[0];
            return new double[1];
        };
        assertThat(reason(value -> cache[0], backward, AT), containsString("only after backward was called"));
    }

    @Test
    void aBackwardThatFailsThereIsNoCause() {
        Supplier<?> failing = () -> {
            throw new IllegalStateException("outside");
        };
        assertThat(reason(value -> 0, failing), containsString("never uses"));
    }

    private String reason(DoubleUnaryOperator loss, Supplier<?> backward) {
        return reason(loss, backward, 0);
    }

    private String reason(DoubleUnaryOperator loss, Supplier<?> backward, double centre) {
        Diagnosis diagnosis = examine(loss, backward, centre).orElseThrow();
        assertThat(diagnosis.cause(), is(Cause.STILL_LOSS));
        return diagnosis.reason();
    }

    private Optional<Diagnosis> examine(DoubleUnaryOperator loss, Supplier<?> backward, double centre) {
        Objective objective = new Objective(LaneFunction.ofLoss(() -> loss.applyAsDouble(x[0])), Meter.unlimited());
        BasePoint point = new BasePoint(objective, 0, centre, new Noise(0, true), 0);
        Backward gradients = Backward.ofLoss(backward, Parameters.of("x", x), Parameters.none());
        Optional<Diagnosis> diagnosis = new StillLoss(point, new BackwardCalls(gradients, objective), 0).examine(found);
        assertThat("the parameter is put back", x[0], is(AT));
        return diagnosis;
    }
}
