/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same seed gives the same report, byte by byte. */
class DeterminismTests {
    private static final List<Supplier<String>> CHECKS = List.of(
            DeterminismTests::closedForm,
            DeterminismTests::directions,
            DeterminismTests::floats,
            DeterminismTests::layer);

    @Test
    void twoRunsGiveTheSameText() {
        for (Supplier<String> check : CHECKS) {
            assertThat(check.get(), is(check.get()));
        }
    }

    @Test
    void countryOfTheMachineDoesNotMatter() {
        List<String> reports = CHECKS.stream().map(Supplier::get).toList();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("de-DE"));
            assertThat(CHECKS.stream().map(Supplier::get).toList(), is(reports));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(CHECKS.stream().map(Supplier::get).toList(), is(reports));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void otherSeedGivesOtherDirections() {
        assertThat(directions(1), is(not(directions(2))));
    }

    private static String closedForm() {
        ClosedForm form = ClosedForm.exponentials(8);
        return GradientChecker.create()
                .check(form.at, form::loss, () -> form.gradientWith(1, 7))
                .toString();
    }

    private static String directions() {
        return directions(17);
    }

    private static String directions(long seed) {
        double[] x = new double[300];
        Arrays.setAll(x, Math::sin);
        return GradientChecker.create()
                .withSeed(seed)
                .withCoverage(Coverage.DIRECTIONS)
                .check(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x).map(Math::exp).sum(),
                        () -> {
                            double[] gradient = Arrays.stream(x).map(Math::exp).toArray();
                            gradient[100] *= 1.01;
                            return gradient;
                        })
                .toString();
    }

    private static String floats() {
        float[] x = {0.1f, 0.7f, -0.3f};
        return GradientChecker.create()
                .check(Parameters.of("x", x), () -> (float) Math.exp(x[0] + x[1] * x[2]), () -> {
                    float y = (float) Math.exp(x[0] + x[1] * x[2]);
                    return new float[] {y, y * x[2], 2 * y * x[1]};
                })
                .toString();
    }

    private static String layer() {
        double[] x = {0.5, 2};
        return GradientChecker.create()
                .checkOutput(Parameters.of("x", x), () -> new double[] {x[0] * x[1], Math.sin(x[0])}, (double[] c) ->
                        new double[] {c[0] * x[1], c[0] * x[0]})
                .toString();
    }
}
