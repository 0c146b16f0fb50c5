/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.List;
import java.util.function.Function;

/** The table of what the checks cost. */
final class EvaluationTable {

    private final Results results;

    EvaluationTable(Results results) {
        this.results = results;
    }

    /** Returns the median number of evaluations for some networks when they are right, and for each section. */
    Table table() {
        Table table =
                new Table("cases", results.rules().stream().map(Rule::name).toList());
        results.rows(Section.TEN).stream()
                .filter(row -> row.title().endsWith(" network"))
                .forEach(row -> table.add(row.name(), medians(rule -> results.tally(row, rule))));
        results.rows(Section.WIDE).forEach(row -> table.add(row.name(), medians(rule -> results.tally(row, rule))));
        for (Section section : Section.values()) {
            if (!results.rows(section).isEmpty()) {
                table.add("all of the " + section.title(), medians(rule -> results.total(rule, section::equals)));
            }
        }
        return table;
    }

    private List<String> medians(Function<Rule, Tally> tally) {
        return results.rules().stream()
                .map(tally)
                .map(counts -> counts.cases() == 0 ? "–" : Long.toString(counts.medianEvaluations()))
                .toList();
    }
}
