/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.onedimension;

import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Scheme;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticTests {

    @GradientCheck
    void theDerivativeIsRightEverywhere(@Param(1) double[] x, Gradients gradients) {
        gradients.of(() -> Quadratic.value(x)).match(() -> Quadratic.derivative(x));
    }

    @GradientCheck(step = 1e-7, threshold = 2e-7)
    void theClassicalMethodAgrees(@Param(1) double[] x, Gradients gradients) {
        gradients.of(() -> Quadratic.value(x)).match(() -> Quadratic.derivative(x));
    }

    @Test
    void theDerivativeAtTwoIsSeven() {
        assertArrayEquals(new double[] {7}, Quadratic.derivative(new double[] {2}));
        assertThat(checkAtTwo(GradientChecker.create()), is(correct()));
    }

    /** It is (f(2 + h) - f(2)) / h = 7 + h, and so |a - n| / (|a| + |n|) = h / (14 + h). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5})
    void theForwardDifferenceIsOffByTheStep(double h) {
        GradientChecker forward = GradientChecker.create().withScheme(Scheme.FORWARD);
        double expected = h / (14 + h);
        assertEquals(expected, checkAtTwo(forward.withStep(h)).relativeDifference(), 1e-4 * expected);
    }

    /** The errors to the left and to the right are the same, h, and cancel. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5})
    void theCentralDifferenceIsExact(double h) {
        GradientChecker central = GradientChecker.create().withScheme(Scheme.CENTRAL);
        assertThat(checkAtTwo(central.withStep(h)).relativeDifference(), lessThan(1e-10));
    }

    private static GradientReport checkAtTwo(GradientChecker checker) {
        double[] x = {2};
        return checker.check(Parameters.of("x", x), () -> Quadratic.value(x), () -> Quadratic.derivative(x));
    }
}
