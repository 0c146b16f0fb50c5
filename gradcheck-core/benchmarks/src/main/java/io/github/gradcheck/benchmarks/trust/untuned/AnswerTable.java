/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Family;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said of each kind's own gradient, and at what price. */
final class AnswerTable {

    private final List<Family> families;
    private final List<Column> columns;
    private final boolean severalSets;
    private final Ledger ledger;

    AnswerTable(List<Family> families, List<Column> columns, boolean severalSets, Ledger ledger) {
        this.families = families;
        this.columns = columns;
        this.severalSets = severalSets;
        this.ledger = ledger;
    }

    /** Returns the answers in counts; those that are not true of the kind stand out. */
    Table answers() {
        List<String> heads = new ArrayList<>(List.of("true of it"));
        columns.forEach(column -> heads.add(column.title(severalSets) + ": W / U / V / C / refused / crashed"));
        columns.forEach(column -> heads.add(column.title(severalSets) + ": evaluations"));
        Table table = new Table("kind", heads);
        for (Family family : families) {
            table.addTotal(
                    "**" + family.title() + "**", heads.stream().map(head -> "").toList());
            family.kinds().forEach(kind -> table.add(kind.title(), row(kind)));
        }
        return table;
    }

    private List<String> row(Kind kind) {
        List<String> cells = new ArrayList<>();
        cells.add(kind.expected().stream()
                .map(answer -> answer.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ")));
        columns.forEach(column -> cells.add(counts(kind, ledger.right(kind, column))));
        columns.forEach(column -> cells.add(price(ledger.right(kind, column))));
        return cells;
    }

    private static String counts(Kind kind, RightCounts counts) {
        return Stream.of(
                        Answer.WRONG, Answer.UNVERIFIED, Answer.VACUOUS, Answer.CORRECT, Answer.REFUSED, Answer.CRASHED)
                .map(answer -> {
                    boolean untrue = counts.of(answer) > 0 && !kind.expected().contains(answer);
                    return untrue ? "**" + counts.of(answer) + "**" : Integer.toString(counts.of(answer));
                })
                .collect(Collectors.joining(" / "));
    }

    private static String price(RightCounts counts) {
        return counts.medianEvaluations() + ", at most " + counts.mostEvaluations();
    }
}
