/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Names some of the rows, columns or entries that are numbered from 0.
 *
 * @param unit what they are
 * @param count how many there are
 */
record Numbering(Unit unit, int count) {
    /** A longer list of numbers does not fit into the first line of a report, and is no regular place. */
    private static final int MOST_LISTED = 6;

    /** With more exceptions than that the rest is no regular place. */
    private static final int MOST_EXCEPTIONS = 2;

    /** Names those that are wrong; those that are neither wrong nor right may be counted in to make a run. */
    Optional<Region> name(BitSet wrong, BitSet right) {
        int first = wrong.nextSetBit(0);
        int last = wrong.length() - 1;
        boolean most = wrong.cardinality() > right.cardinality();
        if (first == last) {
            return Optional.of(first == count - 1 ? new Region.Last(unit) : new Region.Numbered(unit, first));
        }
        if (most && runsOnly()) {
            return Optional.empty();
        }
        if (most && right.cardinality() <= MOST_EXCEPTIONS) {
            return Optional.of(new Region.AllBut(unit, numbers(right)));
        }
        if (right.nextSetBit(first) < 0) {
            return Optional.of(new Region.LastFew(unit, count - first));
        }
        if (right.nextSetBit(0) > last) {
            return Optional.of(new Region.FirstFew(unit, last + 1));
        }
        return scattered(wrong, right, first, last);
    }

    private Optional<Region> scattered(BitSet wrong, BitSet right, int first, int last) {
        if (runsOnly()) {
            boolean run = right.nextSetBit(first) > last;
            return run ? Optional.of(new Region.Run(unit, first, last)) : Optional.empty();
        }
        return wrong.cardinality() <= MOST_LISTED
                ? Optional.of(new Region.Listed(unit, numbers(wrong)))
                : Optional.empty();
    }

    /**
     * Of single entries only neighbours have a name, and of these no more than half: any few entries that happen to be
     * right would make the others a place.
     */
    private boolean runsOnly() {
        return unit == Unit.ENTRY;
    }

    private static List<Integer> numbers(BitSet set) {
        return set.stream().boxed().toList();
    }
}
