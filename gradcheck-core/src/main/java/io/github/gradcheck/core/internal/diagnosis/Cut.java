/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Shape;
import java.util.List;

/**
 * Numbers that are cut into lines: the rows or columns of a matrix, or the single entries of a list.
 *
 * @param unit what a line is
 * @param lines how many there are
 * @param length how many numbers each has
 */
record Cut(Unit unit, int lines, int length) {

    /** The ways to cut; none of an array with more than two dimensions. */
    static List<Cut> of(Shape shape) {
        if (shape.rank() > 2) {
            return List.of();
        }
        return shape.isMatrix()
                ? List.of(
                        new Cut(Unit.ROW, shape.rows(), shape.columns()),
                        new Cut(Unit.COLUMN, shape.columns(), shape.rows()))
                : List.of(new Cut(Unit.ENTRY, shape.size(), 1));
    }

    /** The place of a number among all. */
    int entry(int line, int index) {
        return unit == Unit.COLUMN ? index * lines + line : line * length + index;
    }

    /** The line that a number belongs to. */
    int line(int entry) {
        return unit == Unit.COLUMN ? entry % lines : entry / length;
    }

    /** The place of a number in its line. */
    int index(int entry) {
        return unit == Unit.COLUMN ? entry / lines : entry % length;
    }
}
