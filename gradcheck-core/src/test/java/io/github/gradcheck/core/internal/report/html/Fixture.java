/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/** Checks of a loss that is a sum over all entries, with mistakes planted in its gradient. */
final class Fixture {
    private final Map<String, double[][]> keys = new LinkedHashMap<>();
    private final Map<String, double[][]> gradients = new LinkedHashMap<>();

    /** Adds a key of drawn values, whose gradient is right. */
    Fixture with(String key, int rows, int columns) {
        Random random = new Random(key.hashCode());
        double[][] values = new double[rows][columns];
        double[][] gradient = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] = random.nextDouble() + 0.5;
                gradient[i][j] = 2 * values[i][j];
            }
        }
        keys.put(key, values);
        gradients.put(key, gradient);
        return this;
    }

    /** Puts another value into the gradient of a key. */
    Fixture wrong(String key, int row, int column, double value) {
        gradients.get(key)[row][column] = value;
        return this;
    }

    /** Doubles the gradient of a key. */
    Fixture timesTwo(String key) {
        for (double[] row : gradients.get(key)) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= 2;
            }
        }
        return this;
    }

    GradientReport check() {
        return check(Coverage.AUTO);
    }

    GradientReport check(Coverage coverage) {
        return check(GradientChecker.create().withCoverage(coverage));
    }

    GradientReport checkWithStepCurves() {
        return check(GradientChecker.create().withStepCurves(true));
    }

    private GradientReport check(GradientChecker checker) {
        return checker.check(Parameters.of(keys), this::loss, gradients());
    }

    /** Entries keep their proportion to the true gradient, twice the value, when they are moved. */
    private Supplier<Map<String, double[][]>> gradients() {
        Map<String, double[][]> proportions = new LinkedHashMap<>();
        gradients.forEach((key, gradient) -> proportions.put(key, combined(gradient, values(key), (g, x) -> g / x)));
        return () -> {
            Map<String, double[][]> moved = new LinkedHashMap<>();
            proportions.forEach((key, part) -> moved.put(key, combined(part, values(key), (p, x) -> p * x)));
            return moved;
        };
    }

    private double[][] values(String key) {
        return Objects.requireNonNull(keys.get(key));
    }

    private static double[][] combined(double[][] one, double[][] other, DoubleBinaryOperator operation) {
        double[][] combined = new double[one.length][];
        for (int i = 0; i < one.length; i++) {
            double[] left = one[i];
            double[] right = other[i];
            combined[i] = new double[left.length];
            Arrays.setAll(combined[i], j -> operation.applyAsDouble(left[j], right[j]));
        }
        return combined;
    }

    private double loss() {
        double sum = 0;
        for (double[][] key : keys.values()) {
            for (double[] row : key) {
                for (double value : row) {
                    sum += value * value;
                }
            }
        }
        return sum;
    }
}
