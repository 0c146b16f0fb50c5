/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Gradients that are not those of the loss, and not meant to be: straight-through, stopped, reversed, clipped. */
final class Surrogates {

    private Surrogates() {}

    static Family family() {
        return new Family(
                "gradients of something else",
                List.of(
                        Approximations.wrong(
                                "straight-through rounding of weights",
                                draw -> regression(draw, w -> Math.rint(4 * w) / 4, w -> 1)),
                        Approximations.wrong(
                                "straight-through sign of weights",
                                draw -> regression(draw, Math::signum, w -> Math.abs(w) < 1 ? 1 : 0)),
                        Approximations.wrong(
                                "straight-through noise-free quantisation, partly smooth",
                                draw -> regression(draw, w -> w + Math.rint(8 * w) / 8, w -> 2)),
                        Approximations.wrong("stopped gradient", Surrogates::stopped),
                        Approximations.wrong("reversed gradient", draw -> regression(draw, w -> w, w -> -1)),
                        Approximations.wrong(
                                "clamp whose gradient passes",
                                draw -> regression(draw, w -> Math.max(-0.3, Math.min(0.3, w)), w -> 1)),
                        Approximations.wrong("clipped to norm 0.1", Surrogates::clipped)));
    }

    /** Least squares with weights that go through a function; {@code slope} is what is taken for its derivative. */
    private static Formula regression(Draw draw, DoubleUnaryOperator through, DoubleUnaryOperator slope) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(15, 9);
        double[] y = draw.gaussians(15, 1);
        double[] w = formula.vector("w", draw.gaussians(9, 0.7));
        formula.loss(() -> {
            double[] passed = Arrays.stream(w).map(through).toArray();
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = Linear.dot(DOUBLE, passed, x[i]) - y[i];
                sum += residual * residual / y.length;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            double[] passed = Arrays.stream(w).map(through).toArray();
            for (int i = 0; i < y.length; i++) {
                double delta = 2 * (Linear.dot(DOUBLE, passed, x[i]) - y[i]) / y.length;
                Linear.addOuter(DOUBLE, new double[] {delta}, x[i], slopes.of("w"));
            }
            for (int j = 0; j < w.length; j++) {
                slopes.of("w")[j] *= slope.applyAsDouble(w[j]);
            }
        });
    }

    /** {@code |q - z|^2} as in vector quantisation, where backward takes z for a constant. */
    private static Formula stopped(Draw draw) {
        Formula formula = new Formula();
        double[] a = formula.vector("a", draw.gaussians(9, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                double residual = a[i] - Math.tanh(a[(i + 1) % a.length]);
                sum += residual * residual / 2;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < a.length; i++) {
                slopes.of("a")[i] = a[i] - Math.tanh(a[(i + 1) % a.length]);
            }
        });
    }

    private static Formula clipped(Draw draw) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", draw.gaussians(9, 1));
        formula.loss(() -> Linear.dot(DOUBLE, x, x) / 2);
        return formula.backward(slopes -> {
            double norm = Math.sqrt(Linear.dot(DOUBLE, x, x));
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = x[i] * Math.min(1, 0.1 / norm);
            }
        });
    }
}
