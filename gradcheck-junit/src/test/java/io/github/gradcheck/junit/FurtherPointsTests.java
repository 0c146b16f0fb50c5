/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.sampling.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class FurtherPointsTests {

    @Test
    void aUnitThatIsDeadAtOnePointIsCheckedAtAnother() {
        CheckRun.ofMethod(DeadUnitTestCases.class, "right").assertPassed(20);
    }

    @Test
    void aMistakeThatADeadUnitHidesIsFoundAtAnotherPoint() {
        CheckRun run = CheckRun.ofMethod(DeadUnitTestCases.class, "wrong");
        run.results().testEvents().assertStatistics(statistics -> statistics.failed(20));
        run.thrown().forEach(thrown -> assertThat(thrown.getMessage(), containsString("gradient of w is wrong")));
    }

    @Test
    void unitsThatAreDeadAtDifferentPointsAreEachCheckedWhereTheyLive() {
        CheckRun.ofMethod(DeadUnitTestCases.class, "two").assertPassed(2);
    }

    @Test
    void theFirstValuesComeBackAlsoThoseOfLabels() {
        CheckRun.ofMethod(DeadUnitTestCases.class, "restored").assertPassed(20);
    }

    @Test
    void aKeyThatIsDeadEverywhereFails() {
        assertThat(
                CheckRun.ofMethod(VacuousTestCases.class, "unused")
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                startsWith("gradient of unused is not tested: the loss stands still (it never uses this key"));
    }

    @Test
    void aKeyMayBeDeadEverywhereForAReason() {
        CheckRun.ofMethod(VacuousTestCases.class, "allowed").assertPassed(1);
    }

    @Test
    void anAllowedKeyThatIsNotZeroIsStillChecked() {
        assertThat(
                CheckRun.ofMethod(VacuousTestCases.class, "allowedButWrong")
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                startsWith("gradient of w is exactly 1.5 times too big"));
    }

    @Test
    void anAllowedKeyMustExist() {
        assertThat(
                CheckRun.ofMethod(VacuousTestCases.class, "misspelt")
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                containsString("no parameter `unsued` to be allowed as vacuous: did you mean `unused`?"));
    }

    @Test
    void aReasonMustBeGiven() {
        assertThat(
                CheckRun.ofMethod(VacuousTestCases.class, "withoutReason")
                        .thrown()
                        .get(0)
                        .getMessage(),
                containsString("@GradientCheck: vacuous: say why `unused` may be zero everywhere"));
    }

    /** The unit is dead in a fifth of the draws. */
    static class DeadUnitTestCases {
        @GradientCheck(draws = 20)
        void right(@Param(value = 1, min = -1, max = 4) double[] w, Gradients gradients) {
            gradients.of(() -> rectified(w)).match(() -> new double[] {2 * Math.max(w[0], 0)});
        }

        @GradientCheck(draws = 20)
        void wrong(@Param(value = 1, min = -1, max = 4) double[] w, Gradients gradients) {
            gradients.of(() -> rectified(w)).match(() -> new double[] {3 * Math.max(w[0], 0)});
        }

        /** At every point one of them is dead. */
        @GradientCheck(seeds = {2, 3})
        void two(
                @Param(value = 1, min = -1, max = 1) double[] v,
                @Param(value = 1, min = 1, max = 2) double[] w,
                Gradients gradients) {
            gradients
                    .of(() -> v[0] > 0 ? v[0] * v[0] : w[0] * w[0])
                    .match(() -> Map.of(
                            "v", new double[] {v[0] > 0 ? 2 * v[0] : 0}, "w", new double[] {v[0] > 0 ? 0 : 2 * w[0]}));
        }

        @GradientCheck(draws = 20)
        void restored(
                @Param(value = 1, min = -1, max = 4) double[] w,
                @Input(value = 6, values = Values.INTEGER, max = 1000) int[] labels,
                Gradients gradients) {
            double[] before = w.clone();
            int[] labelsBefore = labels.clone();
            gradients.of(() -> rectified(w)).match(() -> new double[] {2 * Math.max(w[0], 0)});
            assertArrayEquals(before, w);
            assertArrayEquals(labelsBefore, labels);
        }

        private static double rectified(double[] w) {
            return Math.max(w[0], 0) * Math.max(w[0], 0);
        }
    }

    static class VacuousTestCases {
        @GradientCheck(seeds = 5)
        void unused(@Param(3) double[] w, @Param(2) double[] unused, Gradients gradients) {
            compare(w, gradients, 2);
        }

        @GradientCheck(seeds = 5, vacuous = @Vacuous(key = "unused", reason = "it is kept for later"))
        void allowed(@Param(3) double[] w, @Param(2) double[] unused, Gradients gradients) {
            compare(w, gradients, 2);
        }

        @GradientCheck(seeds = 5, ignore = "unused", vacuous = @Vacuous(key = "w", reason = "it is not"))
        void allowedButWrong(@Param(3) double[] w, Gradients gradients) {
            compare(w, gradients, 3);
        }

        @GradientCheck(seeds = 5, vacuous = @Vacuous(key = "unsued", reason = "it is kept for later"))
        void misspelt(@Param(3) double[] w, @Param(2) double[] unused, Gradients gradients) {
            compare(w, gradients, 2);
        }

        @GradientCheck(seeds = 5, vacuous = @Vacuous(key = "unused", reason = " "))
        void withoutReason(@Param(3) double[] w, @Param(2) double[] unused, Gradients gradients) {
            compare(w, gradients, 2);
        }

        private static void compare(double[] w, Gradients gradients, double factor) {
            gradients
                    .of(() -> w[0] * w[0] + w[1] * w[1] + w[2] * w[2])
                    .match(() -> Map.of(
                            "w", new double[] {factor * w[0], factor * w[1], factor * w[2]}, "unused", new double[2]));
        }
    }
}
