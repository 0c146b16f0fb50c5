/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The counts of all faults, filled by several threads, and those that were missed. */
final class VisibleLedger {

    /** What faults are counted by. */
    record Cell(String group, String shape, String rule, int decade, boolean above) {}

    private final Map<Cell, FaultCounts> counts = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> misses = new ConcurrentSkipListSet<>();

    void add(Model model, ErrorShape shape, Rule rule, Fate fate, String where) {
        Cell cell = new Cell(model.group(), shape.title(), rule.name(), fate.decade(), fate.above());
        counts.computeIfAbsent(cell, empty -> new FaultCounts()).add(fate.answer(), fate.missed(), false);
        if (fate.missed()) {
            misses.add("%s, %s, %s, %s: %s, off by %.2g, visible from %.2g on"
                    .formatted(
                            model.title(),
                            shape.title(),
                            rule.name(),
                            where,
                            fate.answer(),
                            fate.size(),
                            fate.size() / fate.ratio()));
        }
    }

    FaultCounts total(Predicate<Cell> which) {
        FaultCounts total = new FaultCounts();
        counts.forEach((cell, some) -> {
            if (which.test(cell)) {
                total.add(some);
            }
        });
        return total;
    }

    /** Returns every fault that was missed, in one line each. */
    SortedSet<String> misses() {
        return misses;
    }
}
