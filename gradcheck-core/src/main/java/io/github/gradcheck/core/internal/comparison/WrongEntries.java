/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The entries of a key that were found to be wrong: which they are, and the worst of them in full. */
public final class WrongEntries {
    /** How many are kept in full for the report. */
    public static final int MOST_KEPT = 20;

    private static final Comparator<EntryComparison> WORST_FIRST =
            Comparator.comparingDouble(EntryComparison::difference).reversed().thenComparing(EntryComparison::entry);

    private final BitSet entries = new BitSet();
    private final List<EntryComparison> worst = new ArrayList<>();

    WrongEntries() {}

    static WrongEntries of(List<EntryComparison> found) {
        WrongEntries wrong = new WrongEntries();
        found.forEach(wrong::add);
        return wrong;
    }

    void add(EntryComparison found) {
        entries.set(found.entry());
        worst.add(found);
        if (worst.size() > 2 * MOST_KEPT) {
            keepWorst();
        }
    }

    /**
     * How many there are.
     *
     * @return the number of wrong entries
     */
    public int count() {
        return entries.cardinality();
    }

    /**
     * Whether an entry is one of them.
     *
     * @param entry its number
     * @return true if it was found to be wrong
     */
    public boolean contains(int entry) {
        return entries.get(entry);
    }

    /**
     * All of them.
     *
     * @return their numbers in order
     */
    public IntStream stream() {
        return entries.stream();
    }

    /**
     * Those that differ most.
     *
     * @return at most 20, the worst first
     */
    public List<EntryComparison> worst() {
        keepWorst();
        return List.copyOf(worst);
    }

    private void keepWorst() {
        worst.sort(WORST_FIRST);
        if (worst.size() > MOST_KEPT) {
            worst.subList(MOST_KEPT, worst.size()).clear();
        }
    }
}
