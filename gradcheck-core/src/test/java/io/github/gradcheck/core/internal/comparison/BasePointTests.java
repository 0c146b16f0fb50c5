/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.evaluation.EntryMove;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The two lanes x0 x1 and x0 + 10 x1, each seen as a function of its own. */
class BasePointTests {
    private static final Duration NEVER = Duration.ofDays(1);

    private final double[] x = {2, 3};
    private final Block block = Parameters.of("x", x).blocks().get(0);

    private Objective twoLanes(long evaluations) {
        return new Objective(
                new LaneFunction(2, lanes -> {
                    lanes[0] = x[0] * x[1];
                    lanes[1] = x[0] + 10 * x[1];
                }),
                new Meter(evaluations, NEVER, NEVER, () -> {}));
    }

    private static BasePoint point(Objective objective, int lane) {
        return new BasePoint(objective, lane, Double.NaN, new Noise(0, true));
    }

    private final double[] bends = new double[2];

    @Test
    void followsItsOwnLaneAlongALine() {
        Objective objective = twoLanes(Long.MAX_VALUE);
        EntryMove move = new EntryMove(block, 1);
        assertThat(point(objective, 0).line(move).at(1), is(8.0));
        assertThat(point(objective, 1).line(move).at(1), is(42.0));
    }

    @Test
    void takesWhatTheSlopeOfItsOwnLaneChangesBy() {
        CountedLoss loss = CountedLoss.halfSquares(2, 3);
        assertThat(loss.point().quotients(loss.block, 0, new double[] {0.5, 0.25}, new double[2], bends, 2), is(2));
        // (f(h) + f(-h) - 2 f(0)) / 2h of x^2/2 is h/2.
        assertArrayEquals(new double[] {0.25, 0.125}, bends, 1e-15);
    }

    @Test
    void takesTheQuotientsOfItsOwnLane() {
        double[] steps = {0.5, 0.5};
        double[] quotients = new double[2];
        Objective objective = twoLanes(Long.MAX_VALUE);
        assertThat(point(objective, 0).quotients(block, 0, steps, quotients, bends, 2), is(2));
        assertArrayEquals(new double[] {3, 2}, quotients);
        assertThat(point(objective, 1).quotients(block, 0, steps, quotients, bends, 2), is(2));
        assertArrayEquals(new double[] {1, 10}, quotients);
    }

    @Test
    void takesThemFromAnyEntryOn() {
        double[] quotients = {-1, -1};
        assertThat(
                point(twoLanes(Long.MAX_VALUE), 1).quotients(block, 1, new double[] {0.5}, quotients, bends, 1), is(1));
        assertArrayEquals(new double[] {10, -1}, quotients);
    }

    @Test
    void takesAsManyOfThemAsTheBudgetAllows() {
        double[] quotients = {-1, -1};
        assertThat(point(twoLanes(3), 1).quotients(block, 0, new double[] {0.5, 0.5}, quotients, bends, 2), is(1));
        assertArrayEquals(new double[] {1, -1}, quotients);
    }

    @Test
    void takesThemOfALossOfOneLaneToo() {
        CountedLoss loss = CountedLoss.halfSquares(2, 3);
        double[] quotients = new double[2];
        assertThat(loss.point().quotients(loss.block, 0, new double[] {0.5, 0.5}, quotients, bends, 2), is(2));
        assertArrayEquals(new double[] {2, 3}, quotients);
        assertThat(loss.calls(), is(4));
    }
}
