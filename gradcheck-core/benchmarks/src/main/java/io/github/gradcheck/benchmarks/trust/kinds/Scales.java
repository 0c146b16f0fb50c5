/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Numbers that are very large or very small, or both in one array. */
final class Scales {

    private Scales() {}

    static Family family() {
        return new Family(
                "very large and very small numbers",
                List.of(
                        Kind.right("entries from 1e-12 to 1e12 in one array", Scales::mixed),
                        Kind.right("loss near 1e-300", draw -> sized(draw, 1e-300, i -> 1)),
                        Kind.right("loss near 1e300", draw -> sized(draw, 1e300, i -> 1)),
                        Kind.right("loss near 1e-30", draw -> sized(draw, 1e-30, i -> 1)),
                        Kind.right("parameters near 1e-100", draw -> sized(draw, 1, i -> 1e-100)),
                        Kind.right("parameters near 1e150", draw -> sized(draw, 1, i -> 1e150)),
                        Kind.right("denormal parameters", draw -> sized(draw, 1e-10, i -> 1e-310)),
                        Kind.right("squares of parameters near 1e-30", Scales::squares)));
    }

    /** Every entry has an influence of about one, whatever its size. */
    private static Formula mixed(Draw draw) {
        return sized(draw, 1, i -> Math.pow(10, 2 * i - 12));
    }

    /** {@code c sum tanh(x_i / s_i)^2} with x_i about as large as s_i. */
    private static Formula sized(Draw draw, double c, IntToDoubleFunction scale) {
        Formula formula = new Formula();
        double[] s = new double[13];
        Arrays.setAll(s, scale);
        double[] points = draw.gaussians(s.length, 1);
        double[] centres = draw.gaussians(s.length, 1);
        Arrays.setAll(points, i -> points[i] * s[i]);
        double[] x = formula.vector("x", points);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double residual = Math.tanh(x[i] / s[i]) - centres[i];
                sum += residual * residual;
            }
            return c * sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                double tanh = Math.tanh(x[i] / s[i]);
                slopes.of("x")[i] = 2 * c * (tanh - centres[i]) * (1 - tanh * tanh) / s[i];
            }
        });
    }

    private static Formula squares(Draw draw) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", draw.gaussians(10, 1e-30));
        formula.loss(() -> {
            double sum = 0;
            for (double value : x) {
                sum += value * value / 2;
            }
            return sum;
        });
        return formula.backward(slopes -> slopes.put("x", x));
    }
}
