/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Arrays;

/** The differences of all orders of equally spaced values, and the noise level that each order implies. */
final class DifferenceTable {
    private final double[] values;
    private final double[] levels;
    private final boolean[] changesSign;
    private final int zeroFirstDifferences;

    DifferenceTable(double[] values) {
        this.values = values.clone();
        this.levels = new double[values.length];
        this.changesSign = new boolean[values.length];
        double[] differences = values.clone();
        double gamma = 1;
        int zeros = 0;
        for (int order = 1; order < values.length; order++) {
            int count = values.length - order;
            for (int i = 0; i < count; i++) {
                differences[i] = differences[i + 1] - differences[i];
            }
            if (order == 1) {
                zeros = (int)
                        Arrays.stream(differences, 0, count).filter(d -> d == 0).count();
            }
            gamma *= order / (2.0 * (2 * order - 1)); // (j!)^2/(2j)! from its predecessor
            levels[order] = Math.sqrt(
                    gamma * Arrays.stream(differences, 0, count).map(d -> d * d).sum() / count);
            changesSign[order] = Arrays.stream(differences, 0, count).min().orElse(0) < 0
                    && Arrays.stream(differences, 0, count).max().orElse(0) > 0;
        }
        this.zeroFirstDifferences = zeros;
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
            double least = Arrays.stream(levels, order, order + 3).min().orElse(0);
            double most = Arrays.stream(levels, order, order + 3).max().orElse(0);
            if (changesSign[order] && most <= factor * least) {
                return levels[order];
            }
        }
        return Double.NaN;
    }

    double highestLevel() {
        return levels[levels.length - 1];
    }
}
