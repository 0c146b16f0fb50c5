/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.EntryGradients;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The Jacobian of all outputs by one key, as it was claimed and as it was measured; row by row or column by column. */
public final class JacobianBlock {
    /** An entry that is smaller than this part of its row's largest counts as zero, where rows are told apart. */
    private static final double ZERO = 1e-3;

    private final List<EntryGradients> gradients;
    private final IntFunction<String> outputs;
    private final IntFunction<String> entries;
    private final double[] sizes;
    private final boolean turned;

    private JacobianBlock(
            List<EntryGradients> gradients,
            IntFunction<String> outputs,
            IntFunction<String> entries,
            double[] sizes,
            boolean turned) {
        this.gradients = gradients;
        this.outputs = outputs;
        this.entries = entries;
        this.sizes = sizes;
        this.turned = turned;
    }

    /**
     * A Jacobian row by row.
     *
     * @param gradients one for each output, at least one
     * @param outputs the name of each output
     * @param entries the name of each entry of the key
     * @return a view
     */
    public static JacobianBlock of(
            List<EntryGradients> gradients, IntFunction<String> outputs, IntFunction<String> entries) {
        double[] sizes = gradients.stream()
                .mapToDouble(row -> IntStream.range(0, row.shape().size())
                        .mapToDouble(entry -> Math.abs(row.numerical(entry)))
                        .max()
                        .orElse(0))
                .toArray();
        return new JacobianBlock(gradients, outputs, entries, sizes, false);
    }

    /** The same with rows and columns exchanged. */
    JacobianBlock transposed() {
        return new JacobianBlock(gradients, outputs, entries, sizes, !turned);
    }

    int rows() {
        return turned ? entryCount() : gradients.size();
    }

    int columns() {
        return turned ? gradients.size() : entryCount();
    }

    private int entryCount() {
        return gradients.get(0).shape().size();
    }

    String row(int row) {
        return turned ? entries.apply(row) : outputs.apply(row);
    }

    double analytic(int row, int column) {
        return turned ? gradients.get(column).analytic(row) : gradients.get(row).analytic(column);
    }

    double numerical(int row, int column) {
        return turned
                ? gradients.get(column).numerical(row)
                : gradients.get(row).numerical(column);
    }

    boolean isWrong(int row, int column) {
        return turned ? gradients.get(column).isWrong(row) : gradients.get(row).isWrong(column);
    }

    /** The largest entry of the output to which an entry belongs: outputs may be of any size. */
    double size(int row, int column) {
        return turned ? sizes[column] : sizes[row];
    }

    /** Whether every entry was measured. */
    boolean isComplete() {
        return IntStream.range(0, rows())
                .allMatch(
                        row -> IntStream.range(0, columns()).noneMatch(column -> Double.isNaN(numerical(row, column))));
    }

    /** How many entries of a row are not zero. */
    int entriesOf(int row) {
        return (int) IntStream.range(0, columns())
                .filter(column -> Math.abs(numerical(row, column)) > ZERO * size(row, column))
                .count();
    }
}
