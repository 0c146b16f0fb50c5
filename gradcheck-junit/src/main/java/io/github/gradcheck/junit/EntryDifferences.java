/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The wrong entries as two texts, one line for each entry, which an IDE sets side by side. */
record EntryDifferences(List<EntryReport> entries) {
    private static final int LINES = 20;

    static EntryDifferences of(GradientReport report) {
        List<KeyReport> wrong = report.keys().stream()
                .filter(key -> key.verdict() == Verdict.WRONG)
                .limit(LINES)
                .toList();
        return new EntryDifferences(wrong.stream()
                .flatMap(key -> key.wrongEntries().stream().limit(LINES / wrong.size()))
                .toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The numerical gradient. */
    String expected() {
        return lines(EntryReport::numerical);
    }

    /** What backward returned. */
    String actual() {
        return lines(EntryReport::analytic);
    }

    private String lines(ToDoubleFunction<EntryReport> number) {
        int width =
                entries.stream().mapToInt(entry -> entry.entry().length()).max().orElse(0);
        return entries.stream()
                .map(entry -> entry.entry() + " ".repeat(width - entry.entry().length()) + " = "
                        + number.applyAsDouble(entry))
                .collect(Collectors.joining("\n"));
    }
}
