/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A key along which nothing moves is never a pass, and the report says why it stands still. */
class StillLossTests {
    private final double[] w = {1, 2};
    private final double[] dead = {-3, -4};

    @Test
    void aDeadUnitMovesOnlyFartherAway() {
        GradientReport report = check(() -> w[0] * w[1] + Math.max(dead[0], 0) + Math.max(dead[1], 0));
        assertThat(report.key("dead").verdict(), is(Verdict.VACUOUS));
        assertThat(
                report.headline(),
                containsString("it moves only farther away from this point: are its units dead (ReLU)?"));
    }

    @Test
    void aKeyThatTheLossDoesNotReadIsCalledUnused() {
        GradientReport report = check(() -> w[0] * w[1]);
        assertThat(report.key("dead").verdict(), is(Verdict.VACUOUS));
        assertThat(report.headline(), containsString("it never uses this key"));
    }

    @Test
    void aLossThatReadsCopiesIsSaidToIgnoreTheArrays() {
        double[] copy = w.clone();
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("w", w), () -> copy[0] * copy[1], () -> new double[] {copy[1], copy[0]});
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(
                report.headline(),
                is("the loss does not move with w (it never uses this key: does it read a copy, or another array?)"));
    }

    @Test
    void aLossThatMovesOnlyAfterBackwardIsSaidToUseItsCache() {
        double[] cache = w.clone();
        Supplier<double[]> backward = () -> {
            System.arraycopy(w, 0, cache, 0, w.length);
            return new double[] {w[1], w[0]};
        };
        GradientReport report =
                GradientChecker.create().check(Parameters.of("w", w), () -> cache[0] * cache[1], backward);
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.toString(), containsString("it moves only after backward was called"));
    }

    @Test
    void anArrayReturnedForTwoKeysIsRemarkedOn() {
        double[] shared = {2, 1};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("w", w, "dead", dead),
                        () -> w[0] * w[1],
                        () -> Map.of("w", shared, "dead", shared));
        assertThat(report.key("dead").verdict(), is(Verdict.WRONG));
        assertThat(report.toString(), containsString("backward returned the same array"));
    }

    private GradientReport check(DoubleSupplier loss) {
        return GradientChecker.create()
                .check(
                        Parameters.of("w", w, "dead", dead),
                        loss,
                        () -> Map.of("w", new double[] {w[1], w[0]}, "dead", new double[2]));
    }
}
