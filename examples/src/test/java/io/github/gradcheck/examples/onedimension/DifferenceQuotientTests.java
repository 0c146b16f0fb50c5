/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.onedimension;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Scheme;
import io.github.gradcheck.core.parameters.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classical method on exp, whose derivative is exp: its relative difference depends on the step alone. */
class DifferenceQuotientTests {

    private static final GradientChecker FORWARD = GradientChecker.create().withScheme(Scheme.FORWARD);
    private static final GradientChecker CENTRAL = GradientChecker.create().withScheme(Scheme.CENTRAL);

    /** (exp(h) - 1) / h = 1 + h/2 + ... */
    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6})
    void theErrorOfTheForwardDifferenceShrinksAsTheStep(double h) {
        assertEquals(h / 4, checkExp(FORWARD.withStep(h)).relativeDifference(), 0.01 * h / 4);
    }

    /** (exp(h) - exp(-h)) / 2h = 1 + h^2/6 + ... */
    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-2, 1e-3, 1e-4})
    void theErrorOfTheCentralDifferenceShrinksAsTheSquareOfTheStep(double h) {
        assertEquals(h * h / 12, checkExp(CENTRAL.withStep(h)).relativeDifference(), 0.01 * h * h / 12);
    }

    /** Rounding of the loss, some 1e-16, is divided by the step. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-10, 1e-12})
    void aStepTooSmallMakesBothWorse(double h) {
        assertThat(checkExp(FORWARD.withStep(h)).relativeDifference(), greaterThan(1e-18 / h));
        assertThat(checkExp(CENTRAL.withStep(h)).relativeDifference(), greaterThan(1e-18 / h));
    }

    /** A central difference at its best step is good to about eps^(2/3). */
    @Test
    void theDefaultMethodFindsItsStepsItself() {
        double best = Math.pow(Math.ulp(1.0), 2.0 / 3);
        assertThat(checkExp(GradientChecker.create()).relativeDifference(), lessThan(best));
    }

    private static GradientReport checkExp(GradientChecker checker) {
        double[] x = {0.7};
        return checker.check(
                Parameters.of("x", x), () -> StrictMath.exp(x[0]), () -> new double[] {StrictMath.exp(x[0])});
    }
}
