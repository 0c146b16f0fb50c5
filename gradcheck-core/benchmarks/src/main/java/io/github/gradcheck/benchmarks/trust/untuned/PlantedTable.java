/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What became of planted faults: by kind, by fault, and each fault in each kind. */
final class PlantedTable {

    private static final String NOT_PLANTED = "–";

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
        return byFault(number -> true);
    }

    /** Returns the lines of {@link #byFault} where not all were found. */
    Table missed() {
        return byFault(number -> columns.stream()
                .map(column -> ledger.faults(column, kind -> true, faults.get(number)::equals))
                .anyMatch(counts -> counts.found() < counts.planted()));
    }

    private Table byFault(IntPredicate shown) {
        Table table = new Table("fault", heads());
        IntStream.range(0, faults.size())
                .filter(shown)
                .forEach(number -> table.add(
                        number + 1 + ". " + faults.get(number),
                        cells(column -> ledger.faults(column, kind -> true, faults.get(number)::equals))));
        table.addTotal("**all of them**", cells(column -> ledger.faults(column, kind -> true, fault -> true)));
        return table;
    }

    /**
     * Returns the percentage found of each fault that fits any function, for the kinds where some were not found;
     * the columns
     * have the numbers of {@link #byFault}. Where all were found a cell is empty, where none was planted it is a dash.
     */
    Table matrix(Column column, int columns) {
        Table table = new Table(
                column.title(severalSets),
                IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList());
        for (Kind kind : kinds) {
            List<String> cells = faults.stream()
                    .limit(columns)
                    .map(fault -> found(ledger.faults(column, kind.title()::equals, fault::equals)))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty() && !cell.equals(NOT_PLANTED))) {
                table.add(kind.title(), cells);
            }
        }
        return table;
    }

    private static String found(FaultCounts counts) {
        if (counts.planted() == 0) {
            return NOT_PLANTED;
        }
        return counts.found() == counts.planted()
                ? ""
                : Long.toString((long) Math.floor(100.0 * counts.found() / counts.planted()));
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>();
        columns.forEach(column ->
                heads.add(column.title(severalSets) + ": planted, found / passed %, above the visible error"));
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
