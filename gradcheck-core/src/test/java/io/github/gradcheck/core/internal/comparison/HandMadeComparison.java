/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a comparison may have found out about one key, with numbers of one's own choice. */
public final class HandMadeComparison {
    private final KeyGradient candidate;
    private final double[] numerical;
    private double[] reaches;
    private final List<EntryComparison> wrong = new ArrayList<>();
    private FaultDensity extent = FaultDensity.NONE;
    private RelativeDifference relativeDifference = RelativeDifference.ZERO;
    private int nonDifferentiable;
    private int undecided;
    private int unvisited;
    private double resolution = 1e-9;
    private double leftOpen;
    private double visibleError = 1e-9;
    private boolean numericalZero;

    /**
     * A key in which every entry was measured and found right.
     *
     * @param key its name
     * @param value the parameter: an array or matrix
     * @param analytic what backward returned
     */
    public HandMadeComparison(String key, Object value, double... analytic) {
        var block = Parameters.of(key, value).blocks().get(0);
        this.candidate = new KeyGradient(block, block.toArray(), analytic);
        this.numerical = analytic.clone();
        this.reaches = new double[analytic.length];
        Arrays.fill(reaches, 1e-12);
    }

    /** A key of so many rows and columns, whose entries are 1, 2, 3 and so on. */
    public static HandMadeComparison matrix(String key, int rows, int columns, double... analytic) {
        double[][] value = new double[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            value[i / columns][i % columns] = i + 1;
        }
        return new HandMadeComparison(key, value, analytic);
    }

    /** A key of one dimension, whose entries are 1, 2, 3 and so on. */
    public static HandMadeComparison vector(String key, double... analytic) {
        double[] value =
                IntStream.rangeClosed(1, analytic.length).mapToDouble(i -> i).toArray();
        return new HandMadeComparison(key, value, analytic);
    }

    /** What was measured entry by entry. */
    public HandMadeComparison numerical(double... values) {
        System.arraycopy(values, 0, numerical, 0, values.length);
        return this;
    }

    /** What the error bars of all entries leave open. */
    public HandMadeComparison reach(double reach) {
        Arrays.fill(reaches, reach);
        return this;
    }

    /** What the error bar of one entry leaves open. */
    public HandMadeComparison reach(int entry, double reach) {
        reaches[entry] = reach;
        return this;
    }

    /** Nothing was measured for the hypotheses, which costs nothing for a large key. */
    public HandMadeComparison unmeasured() {
        reaches = new double[] {Double.POSITIVE_INFINITY};
        return this;
    }

    /** Entries that were found to be wrong, all of them. */
    public HandMadeComparison wrong(int... entries) {
        for (int entry : entries) {
            wrong.add(new EntryComparison(
                    entry, candidate.analytic(entry), new Derivative(numerical[entry], 1e-12, 1e-3), List.of()));
        }
        extent = FaultDensity.SPARSE;
        return this;
    }

    /** More is wrong than was located. */
    public HandMadeComparison dense() {
        extent = FaultDensity.DENSE;
        return this;
    }

    public HandMadeComparison relativeDifference(double value) {
        return relativeDifference(new RelativeDifference(value * value * 4, 1, 1));
    }

    public HandMadeComparison relativeDifference(RelativeDifference sums) {
        relativeDifference = sums;
        return this;
    }

    public HandMadeComparison nonDifferentiable(int count) {
        nonDifferentiable = count;
        return this;
    }

    public HandMadeComparison undecided(int count) {
        undecided = count;
        return this;
    }

    public HandMadeComparison unvisited(int count) {
        unvisited = count;
        return this;
    }

    public HandMadeComparison resolution(double smallest) {
        resolution = smallest;
        visibleError = smallest;
        return this;
    }

    public HandMadeComparison visibleError(double smallest) {
        visibleError = smallest;
        return this;
    }

    public HandMadeComparison leftOpen(double smallest) {
        leftOpen = smallest;
        return this;
    }

    public HandMadeComparison numericalZero() {
        numericalZero = true;
        return this;
    }

    public KeyComparison build() {
        return new KeyComparison(
                candidate,
                new KeyComparison.Fault(relativeDifference, WrongEntries.of(wrong), extent),
                new KeyComparison.Unanswered(nonDifferentiable, undecided, unvisited),
                new KeyComparison.Sight(resolution, visibleError, leftOpen),
                Excused.NONE,
                candidate.analyticZero(),
                numericalZero,
                Evidence.of(numerical.clone(), reaches));
    }
}
