/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * Two random numbers that are drawn together again and again: do they have the same mean? What both have in common
 * cancels in their difference.
 */
public final class PairedMean {
    /** A mean is off by more than five standard errors once in a million. */
    private static final double DEVIATIONS = 5;

    private long count;
    private double one;
    private double other;
    private double difference;
    private double squares;

    /**
     * Adds a pair.
     *
     * @param first the one
     * @param second the other
     */
    public void add(double first, double second) {
        count++;
        one += (first - one) / count;
        other += (second - other) / count;
        double before = first - second - difference;
        difference += before / count;
        squares += before * (first - second - difference); // Welford (1962)
    }

    /**
     * How many pairs there are.
     *
     * @return their number
     */
    public long count() {
        return count;
    }

    /**
     * The mean of the first numbers.
     *
     * @return 0 where there is none
     */
    public double one() {
        return one;
    }

    /**
     * The mean of the second numbers.
     *
     * @return 0 where there is none
     */
    public double other() {
        return other;
    }

    /**
     * The mean of the differences.
     *
     * @return first less second
     */
    public double difference() {
        return difference;
    }

    /**
     * The variance of one difference.
     *
     * @return infinite for fewer than two pairs
     */
    public double variance() {
        return count > 1 ? squares / (count - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * How far the mean difference may be from the true one.
     *
     * @return five standard errors
     */
    public double reach() {
        return DEVIATIONS * Math.sqrt(variance() / count);
    }
}
