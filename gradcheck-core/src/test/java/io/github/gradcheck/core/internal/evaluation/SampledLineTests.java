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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The entry x is 3; its lanes are x, 10 x and 100 x. */
class SampledLineTests {
    private static final Duration NEVER = Duration.ofDays(1);

    private final double[] x = {3};
    private final Block block = Parameters.of("x", x).blocks().get(0);
    private int calls;

    private SampledLine line(int lanes, long evaluations) {
        Objective objective = new Objective(
                new LaneFunction(lanes, values -> {
                    calls++;
                    for (int lane = 0; lane < lanes; lane++) {
                        values[lane] = Math.pow(10, lane) * x[0];
                    }
                }),
                new Meter(evaluations, NEVER, NEVER, () -> {}));
        return new SampledLine(objective, new EntryMove(block, 0));
    }

    @Nested
    class OfSeveralLanes {
        private final SampledLine line = line(3, Long.MAX_VALUE);

        @Test
        void evaluatesTheFunctionOnceForAllOfThem() {
            assertThat(line.lane(0).at(1), is(4.0));
            assertThat(line.lane(1).at(1), is(40.0));
            assertThat(line.lane(2).at(1), is(400.0));
            assertThat(calls, is(1));
            assertThat(x[0], is(3.0));
        }

        @Test
        void evaluatesItOnlyWhereNoLaneHasAskedBefore() {
            double[] values = new double[4];
            line.lane(0).at(new double[] {1, 2}, values, 2);
            line.lane(2).at(new double[] {5, 1, 2, 6}, values, 4);
            assertArrayEquals(new double[] {800, 400, 500, 900}, values);
            assertThat(calls, is(4));
            line.lane(1).at(new double[] {6, 5}, values, 2);
            assertArrayEquals(new double[] {90, 80, 500, 900}, values);
            assertThat(calls, is(4));
        }

        @Test
        void takesNoMoreDistancesThanItIsToldTo() {
            double[] values = new double[3];
            line.lane(1).at(new double[] {1, 2, 7}, values, 2);
            assertArrayEquals(new double[] {40, 50, 0}, values);
            assertThat(calls, is(2));
        }

        @Test
        void needsNoBudgetForWhatItKnows() {
            SampledLine limited = line(3, 1);
            limited.lane(0).at(1);
            assertThat(limited.lane(1).at(1), is(40.0));
            assertThrows(BudgetSpentException.class, () -> limited.lane(1).at(2));
        }
    }

    @Nested
    class OfOneLane {

        @Test
        void evaluatesTheFunctionWheneverItIsAsked() {
            Line lane = line(1, Long.MAX_VALUE).lane(0);
            double[] values = new double[2];
            lane.at(new double[] {1, 2}, values, 2);
            assertArrayEquals(new double[] {4, 5}, values);
            assertThat(lane.at(1), is(4.0));
            assertThat(calls, is(3));
        }
    }

    @Test
    void coversTheDistanceThatItsMoveCovers() {
        double tiny = 1e-17; // lost in 3
        assertThat(line(1, 9).lane(0).displacement(tiny), is(0.0));
        assertThat(line(1, 9).lane(0).displacement(0.5), is(0.5));
        float[] single = {1};
        SampledLine inFloat = new SampledLine(
                new Objective(LaneFunction.ofLoss(() -> single[0]), Meter.unlimited()),
                new EntryMove(Parameters.of("s", single).blocks().get(0), 0));
        assertThat(inFloat.lane(0).displacement(1e-3), is((double) (float) 1.001 - 1));
    }
}
