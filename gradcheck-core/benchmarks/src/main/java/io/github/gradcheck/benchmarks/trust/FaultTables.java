/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The tables about planted faults and about keys that test nothing. */
final class FaultTables {

    private final Results results;

    FaultTables(Results results) {
        this.results = results;
    }

    /** Returns in how many cases some key was called wrong. */
    Table found() {
        return table(Tally::alarms);
    }

    /** Returns in how many cases the wrong keys were called wrong, and no others. */
    Table named() {
        return table(Tally::named);
    }

    /**
     * Returns in how many cases the library named the planted cause for every wrong key, and in how many another one.
     */
    Table diagnosed() {
        Table table = new Table("fault", results.ours().stream().map(Rule::name).toList());
        for (Section section : List.of(Section.SEVENTEEN, Section.ACCUMULATED)) {
            for (Row row : results.rows(section)) {
                table.add(
                        row.name(),
                        results.ours().stream()
                                .map(rule -> share(List.of(row), rule, Tally::causesNamed) + " / "
                                        + share(List.of(row), rule, Tally::causesSpurious))
                                .toList());
            }
        }
        return table;
    }

    private Table table(ToIntFunction<Tally> count) {
        Table table =
                new Table("fault", results.rules().stream().map(Rule::name).toList());
        for (Section section : List.of(Section.SEVENTEEN, Section.ACCUMULATED, Section.SMALL, Section.FLOAT)) {
            Map<String, List<Row>> byTitle = results.rows(section).stream()
                    .collect(Collectors.groupingBy(FaultTables::fault, LinkedHashMap::new, Collectors.toList()));
            byTitle.forEach((title, rows) -> table.add(title, cells(rows, count)));
            if (section == Section.SEVENTEEN && !byTitle.isEmpty()) {
                table.addTotal(
                        "**mean of the 17**",
                        results.rules().stream()
                                .map(rule -> variants(results.rows(section)).values().stream()
                                        .map(rows -> share(rows, rule, count))
                                        .collect(Collectors.joining(" / ")))
                                .toList());
            }
        }
        return table;
    }

    /** Returns the fault and the networks whose figures stand in a cell. */
    private static String fault(Row row) {
        return row.section() == Section.FLOAT
                ? row.title() + row.variant().substring(row.variant().indexOf(','))
                : row.title();
    }

    private static Map<String, List<Row>> variants(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Row::variant, LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> cells(List<Row> rows, ToIntFunction<Tally> count) {
        return results.rules().stream()
                .map(rule -> rows.stream()
                        .map(row -> share(List.of(row), rule, count))
                        .collect(Collectors.joining(" / ")))
                .toList();
    }

    private String share(List<Row> rows, Rule rule, ToIntFunction<Tally> count) {
        Tally total = new Tally();
        rows.forEach(row -> total.add(results.tally(row, rule)));
        return Share.of(count.applyAsInt(total), total.cases());
    }

    /** Returns in how many cases every key that tests nothing was called so. */
    Table vacuous() {
        Table table = new Table(
                "what is empty", results.rules().stream().map(Rule::name).toList());
        for (Row row : results.rows(Section.VACUOUS)) {
            table.add(row.name(), cells(List.of(row), Tally::vacuousFound));
        }
        return table;
    }
}
