/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * The classical measure of agreement, {@code ||a - n|| / (||a|| + ||n||)} in the Euclidean norm, as the sums of squares
 * that make it up.
 *
 * @param difference the sum of {@code (a_i - n_i)^2}
 * @param analytic the sum of {@code a_i^2}
 * @param numerical the sum of {@code n_i^2}
 */
public record RelativeDifference(double difference, double analytic, double numerical) {

    /** The sums over nothing. */
    public static final RelativeDifference ZERO = new RelativeDifference(0, 0, 0);

    /**
     * Sums over pairs.
     *
     * @param analytic the gradient
     * @param numerical the numerical derivatives, as many
     * @return the sums
     */
    public static RelativeDifference of(double[] analytic, double[] numerical) {
        Sums sums = new Sums();
        for (int i = 0; i < analytic.length; i++) {
            sums.add(analytic[i], numerical[i]);
        }
        return sums.toDifference();
    }

    /**
     * Adds the sums over other pairs.
     *
     * @param other their sums
     * @return the sums over both
     */
    public RelativeDifference plus(RelativeDifference other) {
        return new RelativeDifference(
                difference + other.difference, analytic + other.analytic, numerical + other.numerical);
    }

    /**
     * The measure itself.
     *
     * @return from 0 to 1; 0 where all is zero, NaN if an entry was not a number
     */
    public double value() {
        return difference == 0 ? 0 : Math.sqrt(difference) / norms();
    }

    /**
     * The sum of both norms.
     *
     * @return {@code ||a|| + ||n||}
     */
    public double norms() {
        return Math.sqrt(analytic) + Math.sqrt(numerical);
    }

    /** The sums while they grow, which allocates nothing for a pair. */
    static final class Sums {
        private double difference;
        private double analytic;
        private double numerical;

        void add(double a, double n) {
            difference += (a - n) * (a - n);
            analytic += a * a;
            numerical += n * n;
        }

        RelativeDifference toDifference() {
            return new RelativeDifference(difference, analytic, numerical);
        }
    }
}
