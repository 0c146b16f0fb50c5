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

/**
 * The entries of a key laid out in rows, few enough to be seen: where there are more, each cell stands for a rectangle
 * of entries and shows the worst of them.
 *
 * @param width how many entries stand in a row
 * @param layout what a row is
 * @param rows how many rows of cells there are
 * @param columns how many columns of cells there are
 * @param blockRows how many rows of entries a cell stands for
 * @param blockColumns how many columns of entries a cell stands for
 * @param entries the entry that each cell shows, row by row; -1 where the last row ends early
 */
record HeatMap(
        int width, Layout layout, int rows, int columns, int blockRows, int blockColumns, List<Integer> entries) {
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
        boolean vector = shape.length(0) == size || size <= 1;
        Layout layout = !vector ? Layout.MATRIX : size <= LONGEST_ROW ? Layout.ROW : Layout.FOLDED;
        int width = switch (layout) {
            case MATRIX -> size / shape.length(0);
            case ROW -> size;
            case FOLDED -> (int) Math.ceil(Math.sqrt(size));
        };
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
                blockRows,
                blockColumns,
                Arrays.stream(worst).boxed().toList());
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
