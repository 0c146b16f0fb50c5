/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.sampling.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** A test that compared nothing, or not all that backward returned, is red. */
class NothingComparedTests {

    private static String message(String test) {
        return String.valueOf(CheckRun.ofMethod(TestCases.class, test)
                .failure(AssertionFailedError.class)
                .getMessage());
    }

    @Test
    void theModelsArraysWereNotDeclared() {
        assertThat(
                message("undeclared"),
                allOf(
                        startsWith("NothingComparedTests.TestCases.undeclared (draw 1, seed 5): backward returned `w`"),
                        containsString("gradients.parameter(\"w\", ...)")));
    }

    @Test
    void oneOfThemWasNotDeclared() {
        assertThat(message("oneUndeclared"), containsString("`b` is not declared: gradients.parameter(\"b\", ...)"));
    }

    @Test
    void anInputWasMisspelled() {
        assertThat(message("misspelled"), containsString("`weigths`"));
        assertThat(message("misspelled"), containsString("did you mean `weights`?"));
    }

    @Test
    void nothingWasReturned() {
        assertThat(message("nothingReturned"), containsString("nothing was compared"));
    }

    @Test
    void onlyLabelsWereDrawn() {
        assertThat(message("onlyLabels"), containsString("there are no parameters to check"));
    }

    @Test
    void whatIsIgnoredPasses() {
        CheckRun.ofMethod(TestCases.class, "ignored").assertPassed(1);
    }

    @Test
    void everythingIgnoredIsNoPass() {
        assertThat(message("everythingIgnored"), containsString("nothing was compared"));
    }

    static class TestCases {
        private final double[] w = {1, 2};
        private final double[] b = {3};

        @GradientCheck(seeds = 5)
        void undeclared(@Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> w[0] * x[0] + w[1] * x[1]).match(() -> Map.of("w", new double[] {-99, -99}));
        }

        @GradientCheck(seeds = 5)
        void oneUndeclared(@Input(2) double[] x, Gradients gradients) {
            gradients
                    .parameter("w", w)
                    .of(() -> w[0] * x[0] + w[1] * x[1] + b[0] * b[0])
                    .match(() -> Map.of("w", x.clone(), "b", new double[] {-99}));
        }

        @GradientCheck(seeds = 5)
        void misspelled(@Input(2) double[] weights, Gradients gradients) {
            gradients.of(() -> weights[0] * weights[0]).match(() -> Map.of("weigths", new double[] {-99, 0}));
        }

        @GradientCheck(seeds = 5)
        void nothingReturned(@Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> x[0] * x[0]).match(() -> Map.of());
        }

        @GradientCheck(seeds = 5)
        void onlyLabels(@Input(value = 2, values = Values.INTEGER) int[] labels, Gradients gradients) {
            gradients.of(() -> labels[0]).match(() -> Map.of());
        }

        @GradientCheck(
                seeds = 5,
                ignore = {"dZ*", "cost"})
        void ignored(@Param(2) double[] v, Gradients gradients) {
            gradients
                    .of(() -> v[0] * v[1])
                    .match(() -> Map.of("dv", new double[] {v[1], v[0]}, "dZ3", new double[1], "cost", 1.5));
        }

        @GradientCheck(seeds = 5, ignore = "*")
        void everythingIgnored(@Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> x[0] * x[0]).match(() -> Map.of("weigths", new double[] {-99, 0}));
        }
    }
}
