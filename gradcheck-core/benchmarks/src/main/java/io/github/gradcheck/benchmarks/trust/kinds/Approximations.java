/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Losses that approximate, beside the gradient of what they approximate: the two really differ. */
final class Approximations {

    private Approximations() {}

    static Family family() {
        return new Family(
                "losses that approximate",
                List.of(
                        wrong(
                                "erf to 1.5e-7",
                                draw -> SpecialFunctions.sum(
                                        draw, -3, 3, Approximations::roughErf, SpecialFunctions::erfSlope)),
                        wrong(
                                "Stirling's formula without its series",
                                draw -> SpecialFunctions.sum(
                                        draw, 2, 6, Approximations::stirling, SpecialFunctions::digamma)),
                        wrong("conjugate gradients to 5e-2", Approximations::conjugateGradients),
                        wrong("fixed point after 6 rounds", Approximations::fixedPoint),
                        wrong("Euler's method, gradient of the solution", Approximations::euler),
                        wrong(
                                "table with straight lines",
                                draw -> SpecialFunctions.sum(draw, -3, 3, Approximations::table, Math::cos)),
                        wrong("forward difference of step 1e-4 in place of a gradient", Approximations::difference)));
    }

    /** A kind whose gradient differs from that of its loss. */
    static Kind wrong(String title, Function<Draw, Specimen> factory) {
        return Kind.right(title, factory).expecting(Answer.WRONG).within(2e-6).withoutFaults();
    }

    /** Abramowitz and Stegun 7.1.26, whose error is up to 1.5e-7. */
    private static double roughErf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.signum(x) * (1 - polynomial * Math.exp(-x * x));
    }

    private static double stirling(double x) {
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x);
    }

    /** {@code y' A^-1 y / 2} with A = B B' + 1, solved until the residual is a twentieth. */
    private static Formula conjugateGradients(Draw draw) {
        int n = 8;
        Formula formula = new Formula();
        double[] y = draw.gaussians(n, 1);
        double[] b = formula.matrix("B", n, draw.gaussians(n * n, 1));
        formula.loss(() -> Linear.dot(DOUBLE, y, solved(b, y, 5e-2)) / 2);
        return formula.backward(slopes -> {
            double[] solution = solved(b, y, 1e-14);
            double[] back = Linear.transposedTimes(DOUBLE, b, solution);
            Linear.addOuter(DOUBLE, solution, back, slopes.of("B"));
            for (int i = 0; i < n * n; i++) {
                slopes.of("B")[i] *= -1;
            }
        });
    }

    private static double[] solved(double[] b, double[] y, double tolerance) {
        double[] x = new double[y.length];
        double[] residual = y.clone();
        double[] direction = y.clone();
        double squares = Linear.dot(DOUBLE, residual, residual);
        double target = tolerance * tolerance * squares;
        for (int round = 0; round < 100 && squares > target; round++) {
            double[] moved = Linear.plus(
                    DOUBLE, Linear.times(DOUBLE, b, Linear.transposedTimes(DOUBLE, b, direction)), direction);
            double step = squares / Linear.dot(DOUBLE, direction, moved);
            for (int i = 0; i < x.length; i++) {
                x[i] += step * direction[i];
                residual[i] -= step * moved[i];
            }
            double next = Linear.dot(DOUBLE, residual, residual);
            for (int i = 0; i < x.length; i++) {
                direction[i] = residual[i] + next / squares * direction[i];
            }
            squares = next;
        }
        return x;
    }

    /**
     * {@code sum z^2 / 2} at the fixed point {@code z = tanh(0.4 z + b)}, with the gradient at the fixed point itself.
     */
    private static Formula fixedPoint(Draw draw) {
        Formula formula = new Formula();
        double[] b = formula.vector("b", draw.gaussians(10, 1));
        formula.loss(() -> {
            double sum = 0;
            for (double value : b) {
                double z = iterated(value, 6);
                sum += z * z / 2;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < b.length; i++) {
                double z = iterated(b[i], 200);
                slopes.of("b")[i] = z * (1 - z * z) / (1 - 0.4 * (1 - z * z));
            }
        });
    }

    private static double iterated(double b, int rounds) {
        double z = 0;
        for (int i = 0; i < rounds; i++) {
            z = Math.tanh(0.4 * z + b);
        }
        return z;
    }

    /** Exponential growth by 200 steps of Euler. */
    private static Formula euler(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(10, 1);
        double[] r = formula.vector("r", draw.gaussians(10, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < r.length; i++) {
                double y = 1;
                for (int step = 0; step < 200; step++) {
                    y += r[i] * y / 200;
                }
                sum += c[i] * y;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < r.length; i++) {
                slopes.of("r")[i] = c[i] * Math.exp(r[i]);
            }
        });
    }

    /** The sine between entries of a table 0.05 apart. */
    private static double table(double x) {
        double knot = Math.floor(x / 0.05);
        double share = x / 0.05 - knot;
        return (1 - share) * Math.sin(0.05 * knot) + share * Math.sin(0.05 * (knot + 1));
    }

    private static Formula difference(Draw draw) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", draw.gaussians(10, 1));
        formula.loss(() -> Arrays.stream(x).map(Math::exp).sum());
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = (Math.exp(x[i] + 1e-4) - Math.exp(x[i])) / 1e-4;
            }
        });
    }
}
