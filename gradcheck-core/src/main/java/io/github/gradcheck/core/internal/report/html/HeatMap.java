/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.internal.report.Differences;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The entries of a key laid out in rows, few enough to be seen: where there are more, each cell stands for a rectangle
 * of entries and shows the worst of them.
 *
 * @param width how many entries stand in a row
 * @param layout what a row is
 * @param rows how many rows of cells there are
 * @param columns how many columns of cells there are
 * @param firstRow the row of entries where the first row of cells begins
 * @param firstColumn the column of entries where the first column of cells begins
 * @param blockRows how many rows of entries a cell stands for
 * @param blockColumns how many columns of entries a cell stands for
 * @param entries the entry that each cell shows, row by row; -1 where the last row ends early
 */
record HeatMap(
        int width,
        Layout layout,
        int rows,
        int columns,
        int firstRow,
        int firstColumn,
        int blockRows,
        int blockColumns,
        List<Integer> entries) {
    /** A vector up to this length is one row: as many cells as a map has columns. */
    private static final int LONGEST_ROW = 64;

    /** What one row of a map is. */
    enum Layout {
        /** A row of a matrix; of an array of more dimensions, all that belongs to one first index. */
        MATRIX,
        /** The whole of a short vector, also of one that stands upright. */
        ROW,
        /** A piece of a long vector. */
        FOLDED
    }

    static HeatMap of(EntryGradients gradients, int mostCells) {
        Shape shape = gradients.shape();
        int size = shape.size();
        Layout layout = layout(shape);
        int width = width(shape, layout);
        int height = divideUp(size, width);
        int side = (int) Math.sqrt(mostCells);
        int blockRows = roundUp(divideUp(height, side));
        int blockColumns = roundUp(divideUp(width, side));
        int rows = divideUp(height, blockRows);
        int columns = divideUp(width, blockColumns);
        int[] worst = new int[rows * columns];
        Arrays.fill(worst, -1);
        for (int entry = 0; entry < size; entry++) {
            int cell = entry / width / blockRows * columns + entry % width / blockColumns;
            if (worst[cell] < 0 || isWorse(gradients, entry, worst[cell])) {
                worst[cell] = entry;
            }
        }
        return new HeatMap(
                width,
                layout,
                rows,
                columns,
                0,
                0,
                blockRows,
                blockColumns,
                Arrays.stream(worst).boxed().toList());
    }

    /** The neighbourhood of one entry, in which each cell is an entry; it ends where the key ends. */
    static HeatMap around(int entry, int side, Shape shape) {
        Layout layout = layout(shape);
        int width = width(shape, layout);
        int height = divideUp(shape.size(), width);
        int rows = Math.min(side, height);
        int columns = Math.min(side, width);
        int firstRow = Math.min(Math.max(entry / width - rows / 2, 0), height - rows);
        int firstColumn = Math.min(Math.max(entry % width - columns / 2, 0), width - columns);
        List<Integer> entries = IntStream.range(0, rows * columns)
                .map(cell -> (firstRow + cell / columns) * width + firstColumn + cell % columns)
                .map(each -> each < shape.size() ? each : -1)
                .boxed()
                .toList();
        return new HeatMap(width, layout, rows, columns, firstRow, firstColumn, 1, 1, entries);
    }

    private static Layout layout(Shape shape) {
        boolean vector = shape.length(0) == shape.size() || shape.size() <= 1;
        return !vector ? Layout.MATRIX : shape.size() <= LONGEST_ROW ? Layout.ROW : Layout.FOLDED;
    }

    private static int width(Shape shape, Layout layout) {
        return switch (layout) {
            case MATRIX -> shape.size() / shape.length(0);
            case ROW -> shape.size();
            case FOLDED -> (int) Math.ceil(Math.sqrt(shape.size()));
        };
    }

    /** The wrong entry that is farthest off, of those that are shown; empty if none is known to be wrong. */
    Optional<Integer> worst(EntryGradients gradients) {
        return entries.stream()
                .filter(entry -> entry >= 0 && gradients.isWrong(entry))
                .reduce((worst, entry) -> isWorse(gradients, entry, worst) ? entry : worst);
    }

    /** Whether a cell stands for more than one entry. */
    boolean isCondensed() {
        return blockRows * blockColumns > 1;
    }

    private static int divideUp(int number, int by) {
        return (number + by - 1) / by;
    }

    /** The next of 1, 2, 5, 10, 20 and so on, so that cells begin at round numbers. */
    private static int roundUp(int number) {
        int power = 1;
        while (power * 10 <= number) {
            power *= 10;
        }
        return power * (number <= power ? 1 : number <= 2 * power ? 2 : number <= 5 * power ? 5 : 10);
    }

    private static boolean isWorse(EntryGradients gradients, int entry, int than) {
        if (gradients.isWrong(entry) != gradients.isWrong(than)) {
            return gradients.isWrong(entry);
        }
        double difference = Differences.of(gradients, entry);
        double other = Differences.of(gradients, than);
        return difference > other
                || (difference == other && Math.abs(gradients.analytic(entry)) > Math.abs(gradients.analytic(than)));
    }
}
