/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.KeyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Compares a Hessian with its transpose, as it was claimed and as it was measured: the derivatives of a gradient that
 * is none are not symmetric either.
 */
public final class Symmetry {
    /** The claimed numbers are rounded only; more is excused nowhere. */
    private static final double CLAIMED = 1e-6;

    /** The measured ones are good to eight digits of the largest entry of their row. */
    private static final double MEASURED = 1e-4;

    private final List<EntryGradients> columns;
    private final IntFunction<String> rows;
    private final List<String> entries = new ArrayList<>();

    /** One number of a Hessian, by row and column. */
    @FunctionalInterface
    private interface Numbers {
        double at(int row, int column);
    }

    /**
     * Looks at a Hessian.
     *
     * @param keys a report for each key, in the order of the gradient's numbers
     * @param rows the name of each number of the gradient
     */
    public Symmetry(List<KeyReport> keys, IntFunction<String> rows) {
        this.columns = keys.stream().map(KeyReport::gradients).toList();
        this.rows = rows;
        columns.forEach(key -> IntStream.range(0, key.shape().columns()).forEach(i -> entries.add("")));
        for (int i = 0; i < entries.size(); i++) {
            entries.set(i, rows.apply(i).substring(1));
        }
    }

    /**
     * What is not symmetric.
     *
     * @return sentences
     */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        Optional<String> claimed = worst(this::analytic, CLAIMED);
        claimed.ifPresent(pair -> remarks.add("the Hessian is not symmetric: " + pair));
        worst(this::numerical, MEASURED)
                .filter(pair -> claimed.isEmpty())
                .ifPresent(pair -> remarks.add("the differences of the gradient are not symmetric: " + pair
                        + "; then it is the gradient of no function: check it first"));
        return remarks;
    }

    private Optional<String> worst(Numbers numbers, double allowed) {
        double worst = allowed;
        Optional<String> text = Optional.empty();
        double[] sizes = IntStream.range(0, entries.size())
                .mapToDouble(row -> size(numbers, row))
                .toArray();
        for (int row = 0; row < entries.size(); row++) {
            for (int column = 0; column < row; column++) {
                double one = numbers.at(row, column);
                double other = numbers.at(column, row);
                double difference = Math.abs(one - other) / Math.max(sizes[row], sizes[column]);
                if (difference > worst) {
                    worst = difference;
                    text = Optional.of(named(row, column, one) + ", " + named(column, row, other));
                }
            }
        }
        return text;
    }

    private double size(Numbers numbers, int row) {
        return IntStream.range(0, entries.size())
                .mapToDouble(column -> Math.abs(numbers.at(row, column)))
                .max()
                .orElse(0);
    }

    private String named(int row, int column, double value) {
        return String.format(Locale.ROOT, "%s / %s is %.6g", rows.apply(row), entries.get(column), value);
    }

    private double analytic(int row, int column) {
        return at(row, column, EntryGradients::analytic);
    }

    private double numerical(int row, int column) {
        return at(row, column, EntryGradients::numerical);
    }

    /** One derivative of one key. */
    @FunctionalInterface
    private interface Side {
        double of(EntryGradients gradients, int entry);
    }

    private double at(int row, int column, Side side) {
        int inKey = column;
        for (EntryGradients key : columns) {
            int count = key.shape().columns();
            if (inKey < count) {
                return side.of(key, row * count + inKey);
            }
            inKey -= count;
        }
        throw new IndexOutOfBoundsException(column);
    }
}
