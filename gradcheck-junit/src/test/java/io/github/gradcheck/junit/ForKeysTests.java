/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.Coverage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.opentest4j.AssertionFailedError;

class ForKeysTests {

    @Test
    void whatIsSetHoldsForTheKeysOfTheName() {
        CheckRun.ofMethod(KeysTestCases.class, "tolerated").assertPassed(1);
        CheckRun.ofMethod(KeysTestCases.class, "toleratedAbsolutely").assertPassed(1);
        CheckRun.ofMethod(KeysTestCases.class, "zero").assertPassed(1);
        assertThat(failure(KeysTestCases.class, "othersAreNot"), startsWith("gradient of v is "));
    }

    @Test
    void whatIsNearerHoldsBefore() {
        CheckRun.ofMethod(KeysTestCases.class, "ofTheClass").assertPassed(1);
        assertThat(failure(KeysTestCases.class, "nearer"), startsWith("gradient of lenient is "));
        assertThat(failure(KeysTestCases.class, "lastOneHolds"), startsWith("gradient of w is "));
    }

    @Test
    void aPassSaysWhatWasNotCompared() {
        CheckRun run = CheckRun.ofMethod(KeysTestCases.class, "skipped");
        run.assertPassed(1);
        assertTrue(run.results().allEvents().reportingEntryPublished().stream()
                .anyMatch(event -> event.getPayload().toString().contains("; not compared: frozen")));
    }

    @Test
    void mistakesAreNamed() {
        assertThat(
                failure(KeysTestCases.class, "misspelled"),
                containsString("no parameter `vv` to have a tolerance: did you mean"));
        assertThat(mistake("noKey"), containsString("@GradientCheck: keys: @ForKeys names no key"));
        assertThat(mistake("blankReason"), containsString("say why `w` is not compared"));
        assertThat(mistake("withStep"), containsString("keys: a tolerance or coverage has no effect with step"));
        assertThat(mistake("negative"), containsString("tolerance must be positive and finite"));
        assertThat(mistake("twice"), containsString("coverage takes one value"));
    }

    private static String failure(Class<?> testCases, String method) {
        return String.valueOf(CheckRun.ofMethod(testCases, method)
                .failure(AssertionFailedError.class)
                .getMessage());
    }

    private static String mistake(String method) {
        return String.valueOf(CheckRun.ofMethod(MistakenTestCases.class, method)
                .failure(ExtensionConfigurationException.class)
                .getMessage());
    }

    private static double[] slightlyOff(double[] array) {
        return Arrays.stream(array).map(x -> x * (1 + 1e-4)).toArray();
    }

    @GradientCheck(keys = @ForKeys(value = "lenient*", tolerance = 1e-3))
    static class KeysTestCases {
        @GradientCheck(
                seeds = 5,
                keys =
                        @ForKeys(
                                value = {"v", "w*"},
                                tolerance = 1e-3))
        void tolerated(@Param(3) double[] v, @Param(3) double[] w1, Gradients gradients) {
            gradients.of(() -> loss(v, w1)).match(() -> Map.of("v", slightlyOff(v), "w1", slightlyOff(w1)));
        }

        @GradientCheck(seeds = 5, tolerance = 1e-9, keys = @ForKeys(value = "v", absoluteTolerance = 1e-3))
        void toleratedAbsolutely(@Param(3) double[] v, @Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(v, w)).match(() -> Map.of("v", slightlyOff(v), "w", Squares.backward(w)));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "w", tolerance = 1e-3))
        void othersAreNot(@Param(3) double[] v, @Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(v, w)).match(() -> Map.of("v", slightlyOff(v), "w", slightlyOff(w)));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "un*", vacuous = "not used"))
        void zero(@Param(3) double[] w, @Param(3) double[] unused, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Map.of("w", Squares.backward(w), "unused", new double[3]));
        }

        @GradientCheck(seeds = 5)
        void ofTheClass(@Param(3) double[] lenient, Gradients gradients) {
            gradients.of(() -> loss(lenient)).match(() -> slightlyOff(lenient));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "lenient", tolerance = 1e-6))
        void nearer(@Param(3) double[] lenient, Gradients gradients) {
            gradients.of(() -> loss(lenient)).match(() -> slightlyOff(lenient));
        }

        @GradientCheck(
                seeds = 5,
                keys = {@ForKeys(value = "*", tolerance = 1e-3), @ForKeys(value = "w", tolerance = 1e-6)})
        void lastOneHolds(@Param(3) double[] v, @Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(v, w)).match(() -> Map.of("v", slightlyOff(v), "w", slightlyOff(w)));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "frozen", skip = "it is not trained"))
        void skipped(@Param(3) double[] w, @Param(3) double[] frozen, Gradients gradients) {
            gradients.of(() -> loss(w, frozen)).match(() -> Map.of("w", Squares.backward(w)));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "vv", tolerance = 1e-3))
        void misspelled(@Param(3) double[] v, Gradients gradients) {
            gradients.of(() -> loss(v)).match(() -> Squares.backward(v));
        }
    }

    static class MistakenTestCases {
        @GradientCheck(keys = @ForKeys({}))
        void noKey(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(keys = @ForKeys(value = "w", skip = " "))
        void blankReason(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(step = 1e-7, keys = @ForKeys(value = "w", tolerance = 1e-3))
        void withStep(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(keys = @ForKeys(value = "w", tolerance = -1))
        void negative(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(
                keys =
                        @ForKeys(
                                value = "w",
                                coverage = {Coverage.AUTO, Coverage.DIRECTIONS}))
        void twice(@Param(3) double[] w, Gradients gradients) {}
    }
}
