/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.List;

/** A part of a key that has a name, because it is regular. */
sealed interface Region {

    /** Where it is, to follow "is zero": "in row 2", "at [3,0]". */
    String text();

    /** Whether its name begins with "all" and says what lies outside; "only" does not go with that. */
    default boolean isNamedByRest() {
        return false;
    }

    /** Whether it is one row, column or entry. */
    default boolean isSingle() {
        return false;
    }

    /** One entry by its indices, such as {@code [3,0]}. */
    record Entry(String indices) implements Region {
        @Override
        public String text() {
            return "at " + indices;
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /** One row or the like by its number. */
    record Numbered(Unit unit, int number) implements Region {
        @Override
        public String text() {
            return "in " + unit.one() + " " + number;
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /** The last row or the like. */
    record Last(Unit unit) implements Region {
        @Override
        public String text() {
            return "in the last " + unit.one();
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /** So many rows or the like at the end. */
    record LastFew(Unit unit, int count) implements Region {
        @Override
        public String text() {
            return "in the last " + count + " " + unit.many();
        }
    }

    /** So many at the beginning. */
    record FirstFew(Unit unit, int count) implements Region {
        @Override
        public String text() {
            return "in the first " + count + " " + unit.many();
        }
    }

    /** Neighbours, the last one included. */
    record Run(Unit unit, int first, int last) implements Region {
        @Override
        public String text() {
            return "in " + unit.many() + " " + first + " to " + last;
        }
    }

    /** A few by their numbers. */
    record Listed(Unit unit, List<Integer> numbers) implements Region {
        @Override
        public String text() {
            return "in " + unit.many() + " " + Unit.list(numbers);
        }
    }

    /** All but a few. */
    record AllBut(Unit unit, List<Integer> exceptions) implements Region {
        @Override
        public String text() {
            return "in all " + unit.many() + " but " + Unit.list(exceptions);
        }

        @Override
        public boolean isNamedByRest() {
            return true;
        }
    }

    /** The entries of a matrix whose row and column have the same number. */
    record Diagonal() implements Region {
        @Override
        public String text() {
            return "in the diagonal";
        }
    }

    /** All the others. */
    record OffDiagonal() implements Region {
        @Override
        public String text() {
            return "in all entries off the diagonal";
        }

        @Override
        public boolean isNamedByRest() {
            return true;
        }
    }

    /** The entries on one side of the diagonal of a square matrix. */
    record Triangle(boolean upper) implements Region {
        @Override
        public String text() {
            return upper ? "above the diagonal" : "below the diagonal";
        }
    }

    /** Neighbouring rows crossed with neighbouring columns, the last ones included. */
    record Rectangle(int top, int bottom, int first, int last) implements Region {
        @Override
        public String text() {
            return "in the block [" + top + ".." + bottom + ", " + first + ".." + last + "]";
        }

        boolean contains(int row, int column) {
            return row >= top && row <= bottom && column >= first && column <= last;
        }

        int area() {
            return (bottom - top + 1) * (last - first + 1);
        }
    }
}
