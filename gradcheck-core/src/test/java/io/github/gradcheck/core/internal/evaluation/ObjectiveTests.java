/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An objective makes no evaluation that its meter does not grant. */
class ObjectiveTests {
    private static final Duration NEVER = Duration.ofDays(1);

    private final double[] x = {1, 2, 3};
    private final Block block = Parameters.of("x", x).blocks().get(0);
    private final double[] steps = {0.5, 0.5, 0.5};
    private final double[] quotients = {-1, -1, -1};
    private final double[] means = new double[3];
    private int calls;

    private Objective objective(long evaluations, Duration time) {
        return new Objective(
                LaneFunction.ofLoss(() -> {
                    calls++;
                    return x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
                }),
                new Meter(evaluations, time, NEVER, () -> {}));
    }

    @Test
    void makesAsManyQuotientsAsItCanPayInFull() {
        Objective objective = objective(5, NEVER);
        assertThat(objective.quotients(block, 0, steps, quotients, means, 3), is(2));
        assertArrayEquals(new double[] {2, 4, -1}, quotients);
        assertThat(calls, is(4));
        assertThat(objective.evaluations(), is(4L));
    }

    @Test
    void neverMakesNone() {
        assertThrows(
                BudgetSpentException.class, () -> objective(1, NEVER).quotients(block, 0, steps, quotients, means, 3));
        assertThrows(
                BudgetSpentException.class,
                () -> objective(10, Duration.ofNanos(1)).quotients(block, 0, steps, quotients, means, 3));
        assertThat(calls, is(0));
        assertArrayEquals(new double[] {1, 2, 3}, x);
    }

    @Test
    void evaluatesSeveralDistancesOrNone() {
        double[] values = new double[4];
        Line tooFew = line(objective(3, NEVER));
        assertThrows(BudgetSpentException.class, () -> tooFew.at(new double[] {1, 2, 3, 4}, values, 4));
        assertThat(calls, is(0));
        line(objective(3, NEVER)).at(new double[] {1, 2, -2}, values, 3);
        assertArrayEquals(new double[] {19, 26, 10, 0}, values);
        assertThat(x[1], is(2.0));
    }

    /** Otherwise a later key would get what an earlier one was refused. */
    @Test
    void isOverOnceItHasRefused() {
        Line line = line(objective(3, NEVER));
        assertThrows(BudgetSpentException.class, () -> line.at(new double[] {1, 2, 3, 4}, new double[4], 4));
        assertThrows(BudgetSpentException.class, () -> line.at(1));
        assertThat(calls, is(0));
    }

    private Line line(Objective objective) {
        return new SampledLine(objective, new EntryMove(block, 1)).lane(0);
    }

    @Test
    void tellsOnceInAnInterval() throws InterruptedException {
        int[] told = {0};
        Objective objective = new Objective(
                LaneFunction.ofLoss(() -> 1), new Meter(Long.MAX_VALUE, NEVER, Duration.ofSeconds(1), () -> told[0]++));
        Thread.sleep(1010);
        for (int i = 0; i < 200; i++) {
            objective.values();
        }
        assertThat(told[0], is(1));
    }
}
