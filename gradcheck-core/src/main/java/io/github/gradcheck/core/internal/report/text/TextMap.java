/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.KeyReport;
import java.util.ArrayList;
import java.util.List;

/** A small map of a matrix in which wrong entries are marked; of a large one, each mark stands for several entries. */
final class TextMap {
    /** The map shares a screen with the tables. */
    private static final int MOST_ROWS = 10;

    /** A mark and a space each, within {@link Wrapped#COLUMNS}. */
    private static final int MOST_COLUMNS = 36;

    private final EntryGradients gradients;
    private final int rows;
    private final int columns;
    private final int rowsInCell;
    private final int columnsInCell;

    private TextMap(EntryGradients gradients) {
        this.gradients = gradients;
        this.rows = gradients.shape().rows();
        this.columns = gradients.shape().columns();
        this.rowsInCell = (rows + MOST_ROWS - 1) / MOST_ROWS;
        this.columnsInCell = (columns + MOST_COLUMNS - 1) / MOST_COLUMNS;
    }

    /**
     * The lines of the map; none for a vector, and where it would show nothing: all entries wrong, or not all of them
     * known.
     */
    static List<String> of(KeyReport key) {
        boolean some = key.wrongEntryCount() > 0 && key.wrongEntryCount() < key.entries() && !key.dense();
        return key.shape().isMatrix() && some ? new TextMap(key.gradients()).lines(key) : List.of();
    }

    private List<String> lines(KeyReport key) {
        List<String> lines = new ArrayList<>();
        boolean single = rowsInCell == 1 && columnsInCell == 1;
        lines.add("wrong entries of `" + key.key() + "` (x)"
                + (single ? ":" : ", each mark for " + rowsInCell + "x" + columnsInCell + " entries:"));
        for (int row = 0; row < rows; row += rowsInCell) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < columns; column += columnsInCell) {
                line.append(isWrong(row, column) ? " x" : " .");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private boolean isWrong(int fromRow, int fromColumn) {
        for (int row = fromRow; row < Math.min(fromRow + rowsInCell, rows); row++) {
            for (int column = fromColumn; column < Math.min(fromColumn + columnsInCell, columns); column++) {
                if (gradients.isWrong(row * columns + column)) {
                    return true;
                }
            }
        }
        return false;
    }
}
