/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures that sum up the part, beside those to reach. */
final class Figures {

    private final List<Kind> kinds;
    private final List<Column> columns;
    private final boolean severalSets;
    private final Ledger ledger;

    Figures(List<Kind> kinds, List<Column> columns, boolean severalSets, Ledger ledger) {
        this.kinds = kinds;
        this.columns = columns;
        this.severalSets = severalSets;
        this.ledger = ledger;
    }

    Table table() {
        Table table = new Table(
                "figure to reach",
                columns.stream().map(column -> column.title(severalSets)).toList());
        add(table, "right gradients called WRONG: 0", column -> of(Answer.WRONG, right(column, Kind::correct)));
        add(
                table,
                "UNVERIFIED where digits are left: at most 2 %",
                column -> of(Answer.UNVERIFIED, right(column, decidable(Answer.UNVERIFIED))));
        add(
                table,
                "VACUOUS where something is tested: 0",
                column -> of(Answer.VACUOUS, right(column, decidable(Answer.VACUOUS))));
        add(table, "refused without reason: 0", column -> of(Answer.REFUSED, right(column, decidable(Answer.REFUSED))));
        add(table, "checks that broke down: 0", this::crashes);
        add(table, "kinds that must be WRONG: all", column -> of(Answer.WRONG, right(column, kind -> !kind.correct())));
        add(
                table,
                "gradients rounded to float, called WRONG: 0",
                column -> of(Answer.WRONG, total(column, Kind::correct, ledger::roundedToFloat)));
        for (String fault : List.of("factor 2", "sign", "x1.01", "x1.001")) {
            add(table, fault + ": found", column -> found(column, fault));
        }
        add(table, "x1.01 in float and rounded losses: at least 99 %", this::foundInCoarse);
        add(table, "all faults: found", column -> found(column, ""));
        add(table, "evaluations, median: right gradients / rounded to float", this::prices);
        add(table, "faults that passed above the stated visible error: 0", this::brokenPromises);
        add(table, "faults of which a false cause is named: at most 0.1 %", this::falseCauses);
        return table;
    }

    private void add(Table table, String figure, Function<Column, String> measured) {
        table.add(figure, columns.stream().map(measured).toList());
    }

    /** Right kinds of which an answer is not true. */
    private static Predicate<Kind> decidable(Answer untrue) {
        return kind -> kind.correct() && !kind.expected().contains(untrue);
    }

    private RightCounts right(Column column, Predicate<Kind> which) {
        return total(column, which, ledger::right);
    }

    /** Counts of one kind in one column. */
    @FunctionalInterface
    private interface Counts {

        RightCounts of(Kind kind, Column column);
    }

    private RightCounts total(Column column, Predicate<Kind> which, Counts counts) {
        RightCounts total = new RightCounts();
        kinds.stream().filter(which).forEach(kind -> total.add(counts.of(kind, column)));
        return total;
    }

    private static String of(Answer answer, RightCounts counts) {
        return "%d of %d".formatted(counts.of(answer), counts.checks());
    }

    private String found(Column column, String title) {
        FaultCounts counts = ledger.faults(column, kind -> true, fault -> title.isEmpty() || fault.equals(title));
        return "%s %% of %d".formatted(Share.of(counts.found(), counts.planted()), counts.planted());
    }

    /** Losses so coarse that a check may leave their gradient open do not count. */
    private String foundInCoarse(Column column) {
        Set<String> titles = kinds.stream()
                .filter(Kind::coarse)
                .filter(decidable(Answer.UNVERIFIED))
                .map(Kind::title)
                .collect(Collectors.toSet());
        FaultCounts counts = ledger.faults(column, titles::contains, "x1.01"::equals);
        return "%s %% of %d".formatted(Share.of(counts.found(), counts.planted()), counts.planted());
    }

    private String prices(Column column) {
        return right(column, kind -> kind.correct() && kind.faulty()).medianEvaluations() + " / "
                + total(column, kind -> kind.correct() && kind.faulty(), ledger::roundedToFloat)
                        .medianEvaluations();
    }

    private String crashes(Column column) {
        int right = right(column, kind -> true).of(Answer.CRASHED);
        return Integer.toString(
                right + ledger.faults(column, kind -> true, fault -> true).crashed());
    }

    private String falseCauses(Column column) {
        FaultCounts counts = ledger.faults(column, kind -> true, fault -> true);
        return "%d of %d".formatted(counts.falseCauses(), counts.planted());
    }

    private String brokenPromises(Column column) {
        FaultCounts counts = ledger.faults(column, kind -> true, fault -> true);
        return "%d of %d".formatted(counts.brokenPromises(), counts.planted());
    }
}
