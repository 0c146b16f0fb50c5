/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.tables.Share;
import java.util.EnumMap;
import java.util.Map;

/** How often each reading came up. */
final class ReadingCounts {

    private final Map<Reading, Integer> counts = new EnumMap<>(Reading.class);

    synchronized void add(Reading reading) {
        counts.merge(reading, 1, Integer::sum);
    }

    void add(ReadingCounts other) {
        other.counts.forEach((reading, count) -> counts.merge(reading, count, Integer::sum));
    }

    int of(Reading reading) {
        return counts.getOrDefault(reading, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns a percentage of all. */
    String share(Reading reading) {
        return Share.of(of(reading), total());
    }

    /** Returns whether a reading came up in at least so many percent. */
    boolean isAtLeast(double percent, Reading reading) {
        return 100.0 * of(reading) >= percent * total();
    }
}
