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

    @Nested
    class ATangent {

        @Test
        void passes() {
            CheckRun.ofMethod(Tangents.class, "right").assertPassed(2);
        }

        @Test
        void failsWithTheNamesOfOutputAndEntry() {
            assertThat(
                    message(Tangents.class, "wrong"), containsString("output[0] / b[0] is 2.00000 instead of 1.00000"));
        }
    }

    static class Tangents {
        @GradientCheck(draws = 2)
        void right(
                @Param({1}) double[] a,
                @Param({1}) double[] b,
                @Input({3}) double[] x,
                @Input({3}) double[] y,
                Gradients g) {
            g.ofOutput(() -> residuals(a, b, x, y))
                    .matchTangent(t -> residuals(t.get("a"), t.get("b"), x, new double[3]));
        }

        @GradientCheck(seeds = 5)
        void wrong(
                @Param({1}) double[] a,
                @Param({1}) double[] b,
                @Input({3}) double[] x,
                @Input({3}) double[] y,
                Gradients g) {
            g.ofOutput(() -> residuals(a, b, x, y)).matchTangent(t -> {
                double[] tangent = residuals(t.get("a"), t.get("b"), x, new double[3]);
                tangent[0] += t.<double[]>get("b")[0];
                return tangent;
            });
        }
    }

    @Nested
    class AHessian {

        @Test
        void passesAsAMatrixAndAsAProduct() {
            CheckRun.ofMethod(Hessians.class, "right").assertPassed(2);
        }

        @Test
        void failsWithTheNamesOfBothEntries() {
            assertThat(message(Hessians.class, "wrong"), containsString("dw[0] / w[1] is "));
        }
    }

    /** Of the loss w0^3 w1. */
    static class Hessians {
        static double[] gradient(double[] w) {
            return new double[] {3 * w[0] * w[0] * w[1], w[0] * w[0] * w[0]};
        }

        static double[][] hessian(double[] w, double factor) {
            return new double[][] {{6 * w[0] * w[1], factor * 3 * w[0] * w[0]}, {3 * w[0] * w[0], 0}};
        }

        @GradientCheck(draws = 2)
        void right(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofGradient(() -> gradient(w)).matchHessian(() -> hessian(w, 1));
            gradients.ofGradient(() -> gradient(w)).matchHessianProduct(v -> {
                double[] times = v.get("w");
                double[][] h = hessian(w, 1);
                return new double[] {h[0][0] * times[0] + h[0][1] * times[1], h[1][0] * times[0] + h[1][1] * times[1]};
            });
        }

        @GradientCheck(seeds = 5)
        void wrong(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofGradient(() -> gradient(w)).matchHessian(() -> hessian(w, 2));
        }
    }

    static String message(Class<?> cases, String method) {
        return String.valueOf(CheckRun.ofMethod(cases, method)
                .failure(AssertionFailedError.class)
                .getMessage());
    }
}
