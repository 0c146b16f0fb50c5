/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The divided differences of all orders of values along a line, and the noise level that each order implies: weights
 * {@code w_m = 1 / product over l of (t_m - t_l)} take every polynomial of less than that order away, and divided by
 * the root of the sum of their squares they leave of independent errors their standard deviation.
 */
final class DifferenceTable {
    /** The median of the size of a Gaussian of standard deviation 1. */
    private static final double MEDIAN = 0.6745;

    private final double[] values;
    private final double[] levels;
    private final double[] usualLevels;
    private final boolean[] changesSign;
    private final int zeroFirstDifferences;

    /**
     * Makes a table.
     *
     * @param distances where the values were taken, in ascending order, in any unit
     * @param values at each of these
     */
    DifferenceTable(double[] distances, double[] values) {
        this.values = values.clone();
        this.levels = new double[values.length];
        this.usualLevels = new double[values.length];
        this.changesSign = new boolean[values.length];
        // Exact, as neighbours are; so that the weights add no rounding of their own.
        double[] changes =
                DoubleStream.of(values).map(value -> value - values[0]).toArray();
        for (int order = 1; order < values.length; order++) {
            double[] differences = differences(distances, changes, order);
            levels[order] =
                    Math.sqrt(DoubleStream.of(differences).map(d -> d * d).sum() / differences.length);
            usualLevels[order] = lowerMedian(differences) / MEDIAN;
            changesSign[order] = Arrays.stream(differences).min().orElse(0) < 0
                    && Arrays.stream(differences).max().orElse(0) > 0;
        }
        this.zeroFirstDifferences = (int) IntStream.range(1, values.length)
                .filter(i -> values[i] - values[i - 1] == 0)
                .count();
    }

    private static double lowerMedian(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        return sizes[(sizes.length - 1) / 2];
    }

    private static double[] differences(double[] distances, double[] changes, int order) {
        double[] differences = new double[changes.length - order];
        for (int first = 0; first < differences.length; first++) {
            double sum = 0;
            double squares = 0;
            for (int m = first; m <= first + order; m++) {
                double product = 1;
                for (int l = first; l <= first + order; l++) {
                    product *= l == m ? 1 : distances[m] - distances[l];
                }
                sum += changes[m] / product;
                squares += 1 / (product * product);
            }
            differences[first] = sum / Math.sqrt(squares);
        }
        return differences;
    }

    boolean finite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    boolean moves() {
        return zeroFirstDifferences < values.length - 1;
    }

    boolean firstDifferencesMostlyZero() {
        return 2 * zeroFirstDifferences >= values.length - 1;
    }

    double range() {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    double magnitude() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** The level of the first order that agrees with the next two and whose differences change sign; else NaN. */
    double agreedLevel(double factor) {
        for (int order = 1; order + 2 < levels.length; order++) {
            if (changesSign[order] && agree(levels, order, factor)) {
                return levels[order];
            }
        }
        return Double.NaN;
    }

    /**
     * The level of half of the differences of some order, whatever the other half has met, as a kink; NaN where it does
     * not agree with those of the next two orders.
     */
    double usualLevel(int order, double factor) {
        return agree(usualLevels, order, factor) ? usualLevels[order] : Double.NaN;
    }

    private static boolean agree(double[] levels, int order, double factor) {
        double least = Arrays.stream(levels, order, order + 3).min().orElse(0);
        double most = Arrays.stream(levels, order, order + 3).max().orElse(0);
        return most <= factor * least;
    }

    double highestLevel() {
        return levels[levels.length - 1];
    }
}
