/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Family;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One short line for each kind: the answers as letters, the price, and what became of the faults. */
final class QuickTable {

    private final List<Family> families;
    private final List<Column> columns;
    private final Ledger ledger;

    QuickTable(List<Family> families, List<Column> columns, Ledger ledger) {
        this.families = families;
        this.columns = columns;
        this.ledger = ledger;
    }

    String text() {
        List<String> heads = new ArrayList<>(List.of("true", ""));
        columns.forEach(column -> heads.addAll(List.of(column.rule().name(), "evaluations", "found/passed/broken of")));
        Table table = new Table("kind", heads);
        for (Family family : families) {
            family.kinds().forEach(kind -> table.add(kind.title(), row(kind)));
        }
        return table.text();
    }

    private List<String> row(Kind kind) {
        List<String> cells = new ArrayList<>();
        cells.add(kind.expected().stream().map(QuickTable::letter).collect(Collectors.joining()));
        boolean untrue = columns.stream()
                .anyMatch(column -> untrue(kind, ledger.right(kind, column)) > 0
                        || ledger.faults(column, kind.title()::equals, fault -> true)
                                        .brokenPromises()
                                > 0);
        cells.add(untrue ? "!" : "");
        for (Column column : columns) {
            RightCounts counts = ledger.right(kind, column);
            FaultCounts faults = ledger.faults(column, kind.title()::equals, fault -> true);
            cells.add(answers(counts));
            cells.add(counts.medianEvaluations() + "/" + counts.mostEvaluations());
            cells.add("%d/%d/%d of %d"
                    .formatted(faults.found(), faults.passed(), faults.brokenPromises(), faults.planted()));
        }
        return cells;
    }

    private static int untrue(Kind kind, RightCounts counts) {
        return Arrays.stream(Answer.values())
                .filter(answer -> !kind.expected().contains(answer))
                .mapToInt(counts::of)
                .sum();
    }

    private static String answers(RightCounts counts) {
        return Arrays.stream(Answer.values())
                .filter(answer -> counts.of(answer) > 0)
                .map(answer -> counts.of(answer) + letter(answer))
                .collect(Collectors.joining(" "));
    }

    private static String letter(Answer answer) {
        return answer == Answer.CRASHED ? "X" : answer.name().substring(0, 1);
    }
}
