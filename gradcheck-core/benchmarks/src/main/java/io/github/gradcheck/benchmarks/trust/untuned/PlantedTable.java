/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What became of planted faults: by kind, by fault, and each fault in each kind. */
final class PlantedTable {

    private final List<Kind> kinds;
    private final List<String> faults;
    private final List<Column> columns;
    private final boolean severalSets;
    private final Ledger ledger;

    PlantedTable(List<Kind> kinds, List<String> faults, List<Column> columns, boolean severalSets, Ledger ledger) {
        this.kinds = kinds;
        this.faults = faults;
        this.columns = columns;
        this.severalSets = severalSets;
        this.ledger = ledger;
    }

    /** Returns the percentages found and passed, and the number of broken promises, for each kind. */
    Table byKind() {
        Table table = new Table("kind", heads());
        kinds.stream()
                .filter(kind -> planted(kind) > 0)
                .forEach(kind -> table.add(
                        kind.title(), cells(column -> ledger.faults(column, kind.title()::equals, fault -> true))));
        return table;
    }

    private int planted(Kind kind) {
        return columns.stream()
                .mapToInt(column -> ledger.faults(column, kind.title()::equals, fault -> true)
                        .planted())
                .sum();
    }

    /** Returns the same for each fault. */
    Table byFault() {
        Table table = new Table("fault", heads());
        IntStream.range(0, faults.size())
                .forEach(number -> table.add(
                        number + 1 + ". " + faults.get(number),
                        cells(column -> ledger.faults(column, kind -> true, faults.get(number)::equals))));
        table.addTotal("**all of them**", cells(column -> ledger.faults(column, kind -> true, fault -> true)));
        return table;
    }

    /** Returns the percentage found of each fault in each kind; the columns have the numbers of {@link #byFault}. */
    Table matrix(Column column) {
        Table table = new Table(
                column.title(severalSets),
                IntStream.rangeClosed(1, faults.size())
                        .mapToObj(Integer::toString)
                        .toList());
        kinds.stream()
                .filter(kind -> planted(kind) > 0)
                .forEach(kind -> table.add(
                        kind.title(),
                        faults.stream()
                                .map(fault -> found(ledger.faults(column, kind.title()::equals, fault::equals)))
                                .toList()));
        return table;
    }

    private static String found(FaultCounts counts) {
        return counts.planted() == 0 ? "" : Long.toString(Math.round(100.0 * counts.found() / counts.planted()));
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>();
        columns.forEach(column ->
                heads.add(column.title(severalSets) + ": planted, found / passed %, passed above the visible error"));
        return heads;
    }

    private List<String> cells(Function<Column, FaultCounts> counts) {
        return columns.stream().map(counts).map(PlantedTable::cell).toList();
    }

    private static String cell(FaultCounts counts) {
        return "%d, %s / %s, %d"
                .formatted(
                        counts.planted(),
                        Share.of(counts.found(), counts.planted()),
                        Share.of(counts.passed(), counts.planted()),
                        counts.brokenPromises());
    }
}
