/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import java.util.stream.IntStream;

/** Inputs that have the form of labels. */
final class Labels {

    private Labels() {}

    /** Whether a matrix has a single 1 in every column, or in every row, and zeros elsewhere. */
    static boolean isOneHot(Block block) {
        if (block.shape().rank() != 2 || IntStream.range(0, block.size()).anyMatch(i -> !isBinary(block.get(i)))) {
            return false;
        }
        int rows = block.shape().length(0);
        int columns = block.shape().length(1);
        return (rows > 1 && oneEach(block, columns, rows, 1, columns))
                || (columns > 1 && oneEach(block, rows, columns, columns, 1));
    }

    private static boolean isBinary(double value) {
        return value == 0 || value == 1;
    }

    private static boolean oneEach(Block block, int lines, int length, int toNextLine, int toNextEntry) {
        return IntStream.range(0, lines)
                .allMatch(line -> IntStream.range(0, length)
                                .filter(i -> block.get(line * toNextLine + i * toNextEntry) == 1)
                                .count()
                        == 1);
    }
}
