/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Special functions by series that reach the last digits of a double. */
final class SpecialFunctions {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Stirling's series: Bernoulli's numbers over 2k (2k - 1), signs left out. */
    private static final double[] LOG_GAMMA = {
        1.0 / 12, 1.0 / 360, 1.0 / 1260, 1.0 / 1680, 1.0 / 1188, 691.0 / 360360, 1.0 / 156
    };

    /** The same for its derivative: Bernoulli's numbers over 2k. */
    private static final double[] DIGAMMA = {
        1.0 / 12, 1.0 / 120, 1.0 / 252, 1.0 / 240, 1.0 / 132, 691.0 / 32760, 1.0 / 12
    };

    private SpecialFunctions() {}

    static Family family() {
        return new Family(
                "special functions",
                List.of(
                        of("log gamma", 0.2, 8, SpecialFunctions::logGamma, SpecialFunctions::digamma),
                        of("erf by its series", -3, 3, SpecialFunctions::erf, SpecialFunctions::erfSlope),
                        of("Bessel function of order 0", -6, 6, x -> bessel(0, x), x -> -bessel(1, x)),
                        of(
                                "log of the normal distribution function",
                                -5,
                                3,
                                SpecialFunctions::logNormal,
                                x -> normalDensity(x) / normal(x)),
                        of("GELU", -4, 4, x -> x * normal(x), x -> normal(x) + x * normalDensity(x)),
                        of("Mish", -4, 4, SpecialFunctions::mish, SpecialFunctions::mishSlope),
                        of("x log x, entropy", 1e-3, 2, x -> x * Math.log(x), x -> Math.log(x) + 1)));
    }

    /** A sum of one function at twelve points, each with a weight. */
    private static Kind of(String title, double from, double to, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return Kind.right(title, draw -> sum(draw, from, to, value, slope));
    }

    static Formula sum(Draw draw, double from, double to, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        double[] weights = draw.gaussians(12, 1);
        double[] points = new double[12];
        Arrays.setAll(points, i -> draw.uniform(from, to));
        return Formula.weightedSum(points, weights, value, slope);
    }

    /** Stirling's series from 10 on, to 1e-16; smaller arguments go up by the recurrence. */
    static double logGamma(double x) {
        double product = 1;
        double z = x;
        while (z < 10) {
            product *= z;
            z++;
        }
        double series = alternating(LOG_GAMMA, 1 / (z * z));
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series / z - Math.log(product);
    }

    /** The derivative of {@link #logGamma}. */
    static double digamma(double x) {
        double sum = 0;
        double z = x;
        while (z < 10) {
            sum += 1 / z;
            z++;
        }
        double series = alternating(DIGAMMA, 1 / (z * z)) / (z * z);
        return Math.log(z) - 0.5 / z - series - sum;
    }

    /** Returns {@code c0 - x (c1 - x (c2 - ...))}. */
    private static double alternating(double[] coefficients, double x) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = coefficients[k] - x * sum;
        }
        return sum;
    }

    /** {@code 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (2n+1)!!}, whose terms all have one sign. */
    static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    static double erfSlope(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    private static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The normal distribution function; far on the left by a continued fraction, which keeps its digits there. */
    private static double normal(double x) {
        if (x > -1.5) {
            return (1 + erf(x / Math.sqrt(2))) / 2;
        }
        double fraction = -x;
        for (int k = 400; k >= 1; k--) {
            fraction = -x + k / fraction;
        }
        return normalDensity(x) / fraction;
    }

    private static double logNormal(double x) {
        return Math.log(normal(x));
    }

    /** The power series, which loses two digits at 6. */
    private static double bessel(int order, double x) {
        double term = order == 0 ? 1 : x / 2;
        double sum = term;
        for (int k = 1; k < 60; k++) {
            term *= -x * x / 4 / (k * (double) (k + order));
            sum += term;
        }
        return sum;
    }

    private static double mish(double x) {
        return x * Math.tanh(Math.log1p(Math.exp(x)));
    }

    private static double mishSlope(double x) {
        double tanh = Math.tanh(Math.log1p(Math.exp(x)));
        return tanh + x * (1 - tanh * tanh) / (1 + Math.exp(-x));
    }
}
