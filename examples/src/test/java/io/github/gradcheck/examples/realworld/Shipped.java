/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** What the tests of this package share: the usual ways to call a library, and what is expected of a report. */
final class Shipped {
    private Shipped() {}

    /** The value of a curve at {@code x}. */
    @FunctionalInterface
    interface Curve {
        double value(double x, double[] arguments);
    }

    /** The partial derivatives of a curve at {@code x}, in the order of its arguments. */
    @FunctionalInterface
    interface CurveGradient {
        double[] at(double x, double[] arguments);
    }

    /** Partial derivatives, in the order of the arguments. */
    @FunctionalInterface
    interface Gradient {
        double[] at(double[] arguments);
    }

    /**
     * Checks a function of one number and its derivative, applied to each entry of an array of key {@code x}, as a
     * network applies its activation.
     */
    static GradientReport elementwise(DoubleUnaryOperator f, DoubleUnaryOperator derivative, double... at) {
        double[] x = at.clone();
        return GradientChecker.create()
                .checkOutput(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x).map(f).toArray(),
                        dY -> times(dY, Arrays.stream(x).map(derivative).toArray()));
    }

    /**
     * Checks a Jacobian.
     *
     * @param at the arguments, which the function reads
     * @param jacobian a row for each output, a column for each entry of the arguments in the order of their keys
     */
    static GradientReport jacobian(Map<String, double[]> at, Callable<double[]> f, Callable<double[][]> jacobian) {
        return GradientChecker.create().checkJacobian(Parameters.of(at), () -> called(f), () -> called(jacobian));
    }

    private static <T> T called(Callable<T> function) {
        try {
            return function.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks the partial derivatives of a function of some scalars. */
    static GradientReport partials(ToDoubleFunction<double[]> f, Gradient gradient, Arguments arguments) {
        return curve((x, p) -> f.applyAsDouble(p), (x, p) -> gradient.at(p), new double[arguments.sets()], arguments);
    }

    /** Checks the partial derivatives of a curve with respect to its arguments: one set of these for each {@code x}. */
    static GradientReport curve(Curve f, CurveGradient gradient, double[] x, Arguments arguments) {
        Map<String, double[]> live = arguments.values();
        return GradientChecker.create()
                .checkOutput(
                        Parameters.of(live),
                        () -> {
                            double[] y = new double[x.length];
                            Arrays.setAll(y, i -> f.value(x[i], set(live, i)));
                            return y;
                        },
                        dY -> {
                            double[][] partials = new double[x.length][];
                            Arrays.setAll(partials, i -> gradient.at(x[i], set(live, i)));
                            return columns(live, partials, dY);
                        });
    }

    private static Map<String, double[]> columns(Map<String, double[]> keys, double[][] partials, double[] dY) {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        int column = 0;
        for (String key : keys.keySet()) {
            int j = column++;
            double[] gradient = new double[dY.length];
            Arrays.setAll(gradient, i -> dY[i] * partials[i][j]);
            gradients.put(key, gradient);
        }
        return gradients;
    }

    private static double[] set(Map<String, double[]> arguments, int i) {
        return arguments.values().stream().mapToDouble(values -> values[i]).toArray();
    }

    /** Two arrays by name, in this order. */
    static Map<String, double[]> keys(String first, double[] a, String second, double[] b) {
        Map<String, double[]> keys = new LinkedHashMap<>();
        keys.put(first, a);
        keys.put(second, b);
        return keys;
    }

    static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        Arrays.setAll(product, i -> a[i] * b[i]);
        return product;
    }

    /** Numbers between two limits, the same in each run. */
    static double[] uniform(int size, double from, double to) {
        return new SplittableRandom(Double.hashCode(from + 31 * to))
                .doubles(size)
                .map(u -> from + (to - from) * u)
                .toArray();
    }

    /** The gradient of this key is wrong, and the report says why. */
    static void assertWrong(GradientReport report, String key, Cause cause) {
        assertEquals(Verdict.WRONG, report.key(key).verdict(), report::toString);
        assertEquals(Optional.of(cause), cause(report.key(key)), report::toString);
    }

    /** The gradient of this key is wrong, and the report says no more, because no single cause fits. */
    static void assertWrong(GradientReport report, String key) {
        assertEquals(Verdict.WRONG, report.key(key).verdict(), report::toString);
        assertEquals(Optional.empty(), cause(report.key(key)), report::toString);
    }

    /** The gradients of these keys are right. */
    static void assertRight(GradientReport report, String... keys) {
        for (String key : keys) {
            assertEquals(Verdict.CORRECT, report.key(key).verdict(), report::toString);
        }
    }

    private static Optional<Cause> cause(KeyReport key) {
        return key.diagnosis().map(Diagnosis::cause);
    }
}
