/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The counts of every mistake and form, filled by several threads, and single cases worth a look. */
final class CauseLedger {

    private record Cell(String title, Form form) {}

    private final Map<Cell, ReadingCounts> counts = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> remarks = new ConcurrentSkipListSet<>();

    void add(Planted line, Form form, long seed, Judged judged) {
        counts.computeIfAbsent(new Cell(line.title(), form), cell -> new ReadingCounts())
                .add(judged.reading());
        boolean unnamed = line.named() && judged.reading() != Reading.NAMED;
        if (unnamed || judged.reading() == Reading.FALSE || judged.reading() == Reading.MISSED) {
            remarks.add("%s: %s, %s, seed %d: %s"
                    .formatted(judged.reading(), line.title(), form.title(), seed, judged.text()));
        }
    }

    /** Returns the counts of some mistakes and forms together. */
    ReadingCounts total(Predicate<String> title, Predicate<Form> form) {
        ReadingCounts total = new ReadingCounts();
        counts.forEach((cell, some) -> {
            if (title.test(cell.title()) && form.test(cell.form())) {
                total.add(some);
            }
        });
        return total;
    }

    /** Returns what is worth a look, one line for each case. */
    SortedSet<String> remarks() {
        return remarks;
    }
}
