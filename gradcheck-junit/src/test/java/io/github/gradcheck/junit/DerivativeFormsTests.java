/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.Arrays;
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

    @Nested
    class EveryFormInOneLine {

        @Test
        void passes() {
            CheckRun.ofMethod(OneLiners.class, "buffers").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "fields").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "layer").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "bufferOfALayer").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "jacobianBuffer").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "valueAndGradient").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "dropout").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "estimator").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "scalars").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "record").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "outputsOfScalars").assertPassed(1);
            CheckRun.ofMethod(OneLiners.class, "activation").assertPassed(1);
        }

        @Test
        void failsWithTheEntryThatWasNeverWritten() {
            assertThat(
                    message(OneLiners.class, "unwritten"),
                    containsString("the code never writes `w[1]` of the buffer"));
        }

        @Test
        void failsWithTheArgumentWhereADerivativeIsWrong() {
            assertThat(message(OneLiners.class, "wrongActivation"), containsString("f'(-5.0) is 1.00000 instead of "));
        }

        @Test
        void saysWhatIsNull() {
            assertThat(
                    message(OneLiners.class, "noFunction"),
                    containsString("gradients.ofElementwise(function): the function is null"));
            assertThat(
                    message(OneLiners.class, "noProduct"),
                    containsString("gradients.ofGradient(...).matchHessianProduct(product): product is null"));
        }
    }

    record Smile(double sigma, double rho) {
        double price() {
            return sigma * sigma * Math.exp(rho);
        }

        Smile greeks() {
            return new Smile(2 * sigma * Math.exp(rho), price());
        }
    }

    /** Keeps its gradient, and adds to it. */
    static class Layer {
        final double[] gradW = new double[2];

        void zeroGrad() {
            Arrays.fill(gradW, 0);
        }

        void backward(double[] w) {
            Arrays.setAll(gradW, i -> gradW[i] + Hessians.gradient(w)[i]);
        }
    }

    @SuppressWarnings("NullAway") // what a test may hand in by mistake
    static class OneLiners {
        static double cube(double[] w) {
            return w[0] * w[0] * w[0] * w[1];
        }

        static void backward(double[] w, double[] gradient) {
            System.arraycopy(Hessians.gradient(w), 0, gradient, 0, gradient.length);
        }

        @GradientCheck(seeds = 5)
        void buffers(@Param({2}) double[] w, Gradients gradients) {
            gradients.of(() -> cube(w)).matchInto(gradient -> backward(w, gradient.get("w")));
        }

        @GradientCheck(seeds = 5)
        void fields(@Param({2}) double[] w, Gradients gradients) {
            Layer layer = new Layer();
            gradients.of(() -> cube(w)).match(() -> {
                layer.zeroGrad();
                layer.backward(w);
                return Map.of("w", layer.gradW);
            });
        }

        @GradientCheck(seeds = 5)
        void unwritten(@Param({2}) double[] w, Gradients gradients) {
            gradients.of(() -> cube(w)).matchInto(gradient -> gradient.<double[]>get("w")[0] = 3 * w[0] * w[0] * w[1]);
        }

        @GradientCheck(seeds = 5)
        void bufferOfALayer(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofOutput(() -> new double[] {cube(w)}).matchInto((c, gradient) -> {
                backward(w, gradient.get("w"));
                gradient.<double[]>get("w")[0] *= c[0];
                gradient.<double[]>get("w")[1] *= c[0];
            });
        }

        @GradientCheck(seeds = 5)
        void layer(@Param({2}) double[] w, Gradients gradients) {
            gradients
                    .ofOutput(() -> Map.of("cube", new double[] {cube(w)}, "w", w.clone()))
                    .match(upstream -> plus(upstream.get("w"), upstream.get("cube")[0], Hessians.gradient(w)));
        }

        private static double[] plus(double[] one, double factor, double... other) {
            double[] sum = one.clone();
            Arrays.setAll(sum, i -> one[i] + factor * other[i]);
            return sum;
        }

        @GradientCheck(seeds = 5)
        void jacobianBuffer(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofOutput(() -> new double[] {cube(w)}).matchJacobianInto(jacobian -> backward(w, jacobian[0]));
        }

        @GradientCheck(seeds = 5)
        void valueAndGradient(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofValueAndGradient(
                    () -> Map.of("value", new double[] {cube(w)}, "gradient", Hessians.gradient(w)),
                    both -> both.get("value")[0],
                    both -> both.get("gradient"));
        }

        @GradientCheck(seeds = 5)
        void dropout(@Param({4}) double[] w, Gradients gradients) {
            gradients
                    .ofRandom(random -> Arrays.stream(w)
                            .map(x -> random.nextBoolean() ? x * x : 0)
                            .sum())
                    .match(random -> Arrays.stream(w)
                            .map(x -> random.nextBoolean() ? 2 * x : 0)
                            .toArray());
        }

        @GradientCheck(seeds = 5)
        void estimator(@Param({1}) double[] mu, Gradients gradients) {
            gradients
                    .ofExpectation(random -> Math.pow(mu[0] + random.nextGaussian(), 2))
                    .match(random -> new double[] {2 * (mu[0] + random.nextGaussian())});
        }

        @GradientCheck(seeds = 5)
        void scalars(Gradients gradients) {
            gradients
                    .at(Map.of("sigma", 0.3, "rho", -0.2))
                    .of(p -> p.get("sigma") * p.get("rho"))
                    .match(p -> Map.of("dsigma", p.get("rho"), "drho", p.get("sigma")));
        }

        @GradientCheck(seeds = 5)
        void record(Gradients gradients) {
            gradients.at(new Smile(0.3, -0.2)).of(Smile::price).match(Smile::greeks);
        }

        @GradientCheck(seeds = 5)
        void outputsOfScalars(Gradients gradients) {
            gradients
                    .at(new Smile(0.3, -0.2))
                    .ofOutput(p -> new double[] {p.price(), p.sigma()})
                    .matchJacobian(p ->
                            new double[][] {{p.greeks().sigma(), p.greeks().rho()}, {1, 0}});
        }

        @GradientCheck(seeds = 5)
        void activation(Gradients gradients) {
            gradients.ofElementwise(x -> Math.max(0, x)).match(x -> x > 0 ? 1 : 0);
        }

        @GradientCheck(seeds = 5)
        void wrongActivation(Gradients gradients) {
            gradients.ofElementwise(Math::tanh).over(-5, 0).match(x -> x < -4.9 ? 1 : 1 - Math.tanh(x) * Math.tanh(x));
        }

        @GradientCheck(seeds = 5)
        void noFunction(Gradients gradients) {
            gradients.ofElementwise(null);
        }

        @GradientCheck(seeds = 5)
        void noProduct(@Param({2}) double[] w, Gradients gradients) {
            gradients.ofGradient(() -> Hessians.gradient(w)).matchHessianProduct(null);
        }
    }

    static String message(Class<?> cases, String method) {
        return String.valueOf(CheckRun.ofMethod(cases, method)
                .failure(AssertionFailedError.class)
                .getMessage());
    }
}
