/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The forms beside gradient and upstream gradient, as tests write them. */
class DerivativeFormsTests {

    /** The residuals of a line through points, {@code a x + b - y}. */
    static double[] residuals(double[] a, double[] b, double[] x, double[] y) {
        double[] residuals = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            residuals[i] = a[0] * x[i] + b[0] - y[i];
        }
        return residuals;
    }

    static double[][] jacobian(double[] x, double sign) {
        double[][] jacobian = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            jacobian[i] = new double[] {x[i], i == 2 ? sign : 1};
        }
        return jacobian;
    }

    @Nested
    class AJacobian {

        @Test
        void passes() {
            CheckRun.of(RightJacobian.class).assertPassed(2);
        }

        @Test
        void failsWithTheNamesOfOutputAndEntry() {
            assertThat(
                    CheckRun.of(WrongJacobian.class)
                            .failure(AssertionFailedError.class)
                            .getMessage(),
                    containsString("Jacobian of b is wrong: residual[2] / b[0] is -1.00000 instead of 1.00000"));
        }
    }

    static class RightJacobian {
        @GradientCheck(draws = 2)
        void line(
                @Param({1}) double[] a,
                @Param({1}) double[] b,
                @Input({5}) double[] x,
                @Input({5}) double[] y,
                Gradients g) {
            g.ofOutput(() -> residuals(a, b, x, y)).matchJacobian(() -> jacobian(x, 1));
        }
    }

    static class WrongJacobian {
        @GradientCheck(seeds = 5)
        void line(
                @Param({1}) double[] a,
                @Param({1}) double[] b,
                @Input({5}) double[] x,
                @Input({5}) double[] y,
                Gradients g) {
            g.ofOutput(() -> Map.of("residual", residuals(a, b, x, y))).matchJacobian(() -> jacobian(x, -1));
        }
    }
}
