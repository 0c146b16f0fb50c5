/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Scheme;
import io.github.gradcheck.core.parameters.Parameters;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CheckSettingsTests {

    @Test
    void areThoseOfTheCheckerWhereNothingIsWritten() {
        CheckSettings settings = settings("nothing");
        assertThat(settings.draws(), is(3));
        assertThat(settings.seeds(), is(empty()));
        assertThat(
                report("nothing").settings(),
                is(report(GradientChecker.create().withSeed(5)).settings()));
    }

    @Test
    void passOnWhatTheAnnotationSaysOfTheMethodWithErrorBars() {
        assertThat(settings("errorBars").draws(), is(10));
        assertThat(
                report("errorBars").settings(),
                allOf(
                        hasEntry("seed of the checker", "5"),
                        hasEntry("coverage", "DIRECTIONS"),
                        hasEntry("tolerance", "1.0E-5"),
                        hasEntry("budget", "100 evaluations of the loss"),
                        hasEntry("allowed to be vacuous: w", "it is cancelled"),
                        not(hasKey("step"))));
    }

    @Test
    void passOnWhatTheAnnotationSaysOfTheClassicalMethod() {
        assertThat(settings("classical").seeds(), contains(7L, 8L));
        assertThat(
                report("classical").settings(),
                allOf(
                        hasEntry("step", "1.0E-7"),
                        hasEntry("scheme", "FORWARD"),
                        hasEntry("threshold", "1.0E-6"),
                        not(hasKey("budget"))));
    }

    /** An attribute of the one that is forgotten in the other, or has another default there, would be read wrongly. */
    @Test
    void ofParametersAndInputsHaveTheSameAttributes() {
        assertThat(attributes(Input.class), is(attributes(Param.class)));
    }

    private static Map<String, String> attributes(Class<? extends Annotation> annotation) {
        Map<String, String> attributes = new TreeMap<>();
        for (Method attribute : annotation.getDeclaredMethods()) {
            Object[] usual = {attribute.getDefaultValue()};
            attributes.put(attribute.getName(), attribute.getReturnType().getName() + " " + Arrays.deepToString(usual));
        }
        return attributes;
    }

    private static GradientReport report(String method) {
        return report(settings(method).checker(new DrawId(1, 5), List.of(), progress -> {}));
    }

    private static GradientReport report(GradientChecker checker) {
        double[] w = {1, 2, 3};
        return checker.check(Parameters.of("w", w), () -> Squares.loss(w), () -> Squares.backward(w));
    }

    private static CheckSettings settings(String method) {
        return Arrays.stream(Declarations.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .map(declared -> new TestName(Declarations.class, declared))
                .map(test ->
                        CheckSettings.of(test, Defaults.of(test), new Configuration(test, name -> Optional.empty())))
                .findFirst()
                .orElseThrow();
    }

    /** Never run: only what stands on the methods is read. */
    static class Declarations {
        @GradientCheck
        void nothing(Gradients gradients) {}

        @GradientCheck(
                draws = 10,
                coverage = Coverage.DIRECTIONS,
                tolerance = 1e-5,
                budget = 100,
                parallel = false,
                vacuous = @Vacuous(key = "w", reason = "it is cancelled"))
        void errorBars(Gradients gradients) {}

        @GradientCheck(
                seeds = {7, 8},
                step = 1e-7,
                scheme = Scheme.FORWARD,
                threshold = 1e-6)
        void classical(Gradients gradients) {}
    }
}
