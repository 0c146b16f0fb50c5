/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluatorTests {
    private final ThrownAtOnce thrown = new ThrownAtOnce();
    private final double[] x = {2, 3};
    private final Block block = Parameters.of("x", x).blocks().get(0);
    private final Meter meter = Meter.unlimited();
    private int calls;
    private int overAfter = Integer.MAX_VALUE;

    /** The time is over after some looks at the clock. */
    private final Evaluator.Clock clock = new Evaluator.Clock() {
        @Override
        public boolean isOver() {
            return overAfter-- <= 0;
        }

        @Override
        public void count() {
            calls++;
        }
    };

    private Evaluator of(int lanes, LaneFunction.Code code) {
        return new Evaluator(new LaneFunction(lanes, code), WorkingArrays.originals(), meter, clock);
    }

    /** The lanes x0 x1 and x0 + x1. */
    private Evaluator twoLanes() {
        return of(2, lanes -> {
            lanes[0] = x[0] * x[1];
            lanes[1] = x[0] + x[1];
        });
    }

    @AfterEach
    void theParametersAreBack() {
        assertArrayEquals(new double[] {2, 3}, x);
    }

    @Nested
    class AtThePoint {

        @Test
        void givesTheValuesOfAllLanesAsTheyAre() {
            double[] values = new double[2];
            twoLanes().values(values);
            assertArrayEquals(new double[] {6, 5}, values);
            of(2, lanes -> {
                        lanes[0] = Double.NEGATIVE_INFINITY;
                        lanes[1] = Double.NaN;
                    })
                    .values(values);
            assertArrayEquals(new double[] {Double.NEGATIVE_INFINITY, Double.NaN}, values);
            assertThat(calls, is(2));
        }

        @Test
        void refusesALossThatThrows() {
            IllegalStateException boom = new IllegalStateException("boom");
            GradientCheckException refused = assertThrows(
                    GradientCheckException.class,
                    () -> of(1, lanes -> {
                                throw boom;
                            })
                            .values(new double[1]));
            assertThat(refused.getMessage(), containsString("boom"));
            assertThat(refused.getCause(), is(sameInstance(boom)));
        }

        @Test
        void makesNoEvaluationWhenTheTimeIsOver() {
            overAfter = 0;
            assertThrows(BudgetSpentException.class, () -> twoLanes().values(new double[2]));
            assertThat(calls, is(0));
        }
    }

    @Nested
    class Elsewhere {

        @Test
        void givesNaNForALaneThatIsInfinite() {
            double[] values = new double[3];
            of(3, lanes -> {
                        lanes[0] = Double.POSITIVE_INFINITY;
                        lanes[1] = 7;
                        lanes[2] = Double.NEGATIVE_INFINITY;
                    })
                    .valuesOrNaN(values, thrown, 0);
            assertArrayEquals(new double[] {Double.NaN, 7, Double.NaN}, values);
        }

        @Test
        void givesNaNForEveryLaneWhereTheLossThrows() {
            double[] values = new double[2];
            of(2, lanes -> {
                        lanes[0] = 1;
                        throw new IllegalStateException("outside the domain");
                    })
                    .valuesOrNaN(values, thrown, 0);
            assertArrayEquals(new double[] {Double.NaN, Double.NaN}, values);
            assertThat(calls, is(1));
            assertThat(thrown.inOrder().get(0), is(instanceOf(IllegalStateException.class)));
        }

        @Test
        void makesNoEvaluationWhenTheTimeIsOver() {
            overAfter = 0;
            assertThrows(BudgetSpentException.class, () -> twoLanes().valuesOrNaN(new double[2], thrown, 0));
            assertThat(calls, is(0));
        }
    }

    @Nested
    class Interrupt {

        @AfterEach
        void clear() {
            Thread.interrupted();
        }

        @Test
        void stopsBeforeTheNextEvaluation() {
            Thread.currentThread().interrupt();
            assertThrows(CheckInterruptedException.class, () -> twoLanes().values(new double[2]));
            assertThrows(CheckInterruptedException.class, () -> twoLanes().valuesOrNaN(new double[2], thrown, 0));
            assertThat(calls, is(0));
        }

        @Test
        void insideTheLossStopsToo() {
            Evaluator interrupted = of(1, lanes -> {
                throw new IllegalStateException(new InterruptedException());
            });
            assertThrows(CheckInterruptedException.class, () -> interrupted.values(new double[1]));
            Thread.interrupted();
            assertThrows(CheckInterruptedException.class, () -> interrupted.valuesOrNaN(new double[1], thrown, 0));
        }
    }

    @Nested
    class AlongALine {

        @Test
        void setsTheLanesSideBySide() {
            double[] values = new double[6];
            twoLanes().along(new EntryMove(block, 0), new double[] {1, -1, 9}, values, new AtomicInteger(), 2, thrown);
            assertArrayEquals(new double[] {9, 6, 3, 4, 0, 0}, values);
        }

        @Test
        void takesOnlyWhatNobodyHasTakenYet() {
            double[] values = new double[4];
            AtomicInteger next = new AtomicInteger(1);
            twoLanes().along(new EntryMove(block, 0), new double[] {1, -1}, values, next, 2, thrown);
            assertArrayEquals(new double[] {0, 0, 3, 4}, values);
            assertThat(calls, is(1));
        }

        @Test
        void movesBackWhenTheTimeIsOver() {
            overAfter = 1;
            assertThrows(
                    BudgetSpentException.class,
                    () -> twoLanes()
                            .along(
                                    new EntryMove(block, 0),
                                    new double[] {1, -1},
                                    new double[4],
                                    new AtomicInteger(),
                                    2,
                                    thrown));
            assertThat(calls, is(1));
        }
    }

    @Nested
    class Quotients {
        private final double[] means = new double[4];

        @Test
        void areCentralAndSideBySideForAllLanes() {
            double[] quotients = new double[4];
            int made = twoLanes()
                    .quotients(block, 0, new double[] {0.5, 0.25}, quotients, means, new AtomicInteger(), 2, thrown);
            assertThat(made, is(2));
            assertArrayEquals(new double[] {3, 1, 2, 1}, quotients);
            assertArrayEquals(new double[] {6, 5, 6, 5}, means);
            assertThat(calls, is(4));
        }

        @Test
        void areDividedByTheDistanceThatIsReallyCovered() {
            float[] single = {1};
            Block inFloat = Parameters.of("s", single).blocks().get(0);
            double[] quotients = new double[1];
            of(1, lanes -> lanes[0] = single[0])
                    .quotients(inFloat, 0, new double[] {1e-7}, quotients, means, new AtomicInteger(), 1, thrown);
            assertThat("rounded alike above and below", quotients[0], is(1.0));
            assertThat(single[0], is(1f));
        }

        @Test
        void endBeforeTheFirstThatTheTimeDoesNotReach() {
            double[] steps = {0.5, 0.5};
            for (int looks = 0; looks < 5; looks++) {
                overAfter = looks;
                int made = twoLanes().quotients(block, 0, steps, new double[4], means, new AtomicInteger(), 2, thrown);
                assertThat(made, is(looks / 2));
            }
        }

        @Test
        void areNaNOutsideTheDomain() {
            double[] quotients = new double[2];
            of(1, lanes -> {
                        if (x[1] > 3) {
                            throw new IllegalStateException("outside the domain");
                        }
                        lanes[0] = x[0];
                    })
                    .quotients(block, 0, new double[] {0.5, 0.5}, quotients, means, new AtomicInteger(), 2, thrown);
            assertArrayEquals(new double[] {1, Double.NaN}, quotients);
        }

        @Test
        void moveCopiesWhereTheyStandForTheArrays() {
            double[] copy = {2, 3};
            Block copied = Parameters.of("x", copy).blocks().get(0);
            Evaluator worker = new Evaluator(
                    LaneFunction.ofLoss(() -> 10 * copy[0] + x[0]),
                    WorkingArrays.copies(Map.of(block, copied)),
                    meter,
                    clock);
            double[] quotients = new double[1];
            worker.quotients(block, 0, new double[] {0.5}, quotients, means, new AtomicInteger(), 1, thrown);
            assertArrayEquals(new double[] {10}, quotients);
            assertArrayEquals(new double[] {2, 3}, copy);
        }
    }
}
