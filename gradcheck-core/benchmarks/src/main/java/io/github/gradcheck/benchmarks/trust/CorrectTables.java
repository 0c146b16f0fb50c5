/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The tables about correct functions. */
final class CorrectTables {

    private final Results results;

    CorrectTables(Results results) {
        this.results = results;
    }

    /** Returns in how many cases a correct gradient was called wrong. */
    Table falseAlarms() {
        return table(results.rules(), List.of(Tally::alarms));
    }

    /** Returns in how many cases the library could not tell, and in how many it said that some key was not tested. */
    Table neitherRightNorWrong() {
        return table(results.ours(), List.of(Tally::undecided, Tally::vacuous));
    }

    private Table table(List<Rule> rules, List<ToIntFunction<Tally>> counts) {
        Table table = new Table("kind", rules.stream().map(Rule::name).toList());
        if (rules.isEmpty()) {
            return table;
        }
        for (Section section : Section.values()) {
            if (section.correct()) {
                addRows(table, section, rules, counts);
            }
        }
        table.addTotal(
                "**all of them**",
                rules.stream()
                        .map(rule -> results.total(rule, Section::correct))
                        .map(total -> cell(counts, count -> count.applyAsInt(total) + " of " + total.cases()))
                        .toList());
        return table;
    }

    private void addRows(Table table, Section section, List<Rule> rules, List<ToIntFunction<Tally>> counts) {
        for (Row row : results.rows(section)) {
            table.add(
                    row.name(),
                    rules.stream()
                            .map(rule -> shares(results.tally(row, rule), counts))
                            .toList());
        }
        if (section == Section.TEN && table.hasRows()) {
            table.addTotal(
                    "**mean of the ten**",
                    rules.stream()
                            .map(rule -> shares(results.total(rule, Section.TEN::equals), counts))
                            .toList());
        }
    }

    private static String shares(Tally tally, List<ToIntFunction<Tally>> counts) {
        return cell(counts, count -> Share.of(count.applyAsInt(tally), tally.cases()));
    }

    private static String cell(List<ToIntFunction<Tally>> counts, Function<ToIntFunction<Tally>, String> text) {
        return counts.stream().map(text).collect(Collectors.joining(" / "));
    }
}
