/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VacuousKeyTests {
    private final GradientChecker checker = GradientChecker.create();
    private final double[] w = {0.5, -2};
    private final double[] b = {-1, -3};
    private final Parameters at = Parameters.of("w", w, "b", b);

    @Nested
    class ReasonIsGiven {

        @Test
        void whereTheLossNeverUsesTheKey() {
            GradientReport report = checker.check(at, VacuousKeyTests.this::withoutB, () -> gradient(0));
            assertThat(report.headline(), allOf(containsString("b is not tested"), containsString("never uses this")));
        }

        @Test
        void whereItsUnitsAreDead() {
            GradientReport report = checker.check(
                    at, () -> w[0] * w[1] + Math.max(0, b[0] + 0.5) + Math.max(0, b[1]), () -> gradient(0));
            assertThat(report.headline(), allOf(containsString("b is not tested"), containsString("dead")));
        }

        @Test
        void whereTheLossMovesOnlyAfterBackward() {
            double[] stored = b.clone();
            GradientReport report = checker.check(at, () -> w[0] * w[1] + stored[0], () -> {
                stored[0] = b[0];
                return gradient(0);
            });
            assertThat(report.headline(), allOf(containsString("b is not tested"), containsString("backward")));
        }

        @Test
        void onceWhereNothingWasTestedAtAll() {
            GradientReport report = checker.check(at, () -> 3, () -> Map.of("w", new double[2], "b", new double[2]));
            assertThat(report.headline(), containsString("the loss does not move with"));
        }
    }

    @Nested
    class KeyThatMayBeVacuous {
        private final GradientChecker allowing = checker.withVacuous("b", "switched off in this layer");

        @Test
        void isCorrectAndItsReasonRepeated() {
            GradientReport report = allowing.check(at, VacuousKeyTests.this::withoutB, () -> gradient(0));
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.toString(), allOf(containsString("`b`"), containsString("switched off in this layer")));
        }

        @Test
        void isWrongAllTheSameWhereItsGradientIsNotZero() {
            assertThat(
                    allowing.check(at, VacuousKeyTests.this::withoutB, () -> gradient(1))
                            .key("b")
                            .verdict(),
                    is(Verdict.WRONG));
        }

        @Test
        void needsNoReasonToBeRepeatedWhereItIsNotVacuous() {
            GradientReport report = allowing.check(at, () -> w[0] * w[1] + b[0] + b[1], () -> gradient(1));
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.toString(), not(containsString("switched off")));
        }

        @Test
        void excusesNoOtherKey() {
            GradientReport report = checker.withVacuous("w", "not used here")
                    .check(at, VacuousKeyTests.this::withoutB, () -> gradient(0));
            assertThat(report.key("b").verdict(), is(Verdict.VACUOUS));
        }

        @Test
        void needsAReason() {
            String message = assertThrows(IllegalArgumentException.class, () -> checker.withVacuous("b", " "))
                    .getMessage();
            assertThat(message, containsString("`b`"));
        }

        @Test
        void mustExist() {
            String message = assertThrows(
                            GradientCheckException.class,
                            () -> checker.withVacuous("bb", "typing")
                                    .check(at, VacuousKeyTests.this::withoutB, () -> gradient(0)))
                    .getMessage();
            assertThat(message, allOf(containsString("`bb`"), containsString("did you mean `b`?")));
        }
    }

    private double withoutB() {
        return w[0] * w[1];
    }

    private Map<String, double[]> gradient(double ofB) {
        return Map.of("w", new double[] {w[1], w[0]}, "b", new double[] {ofB, ofB});
    }
}
