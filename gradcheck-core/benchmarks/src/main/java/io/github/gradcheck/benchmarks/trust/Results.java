/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The counts of every row and rule, filled by several threads. */
final class Results {

    private record Cell(String section, String row, String rule) {

        static Cell of(Row row, Rule rule) {
            return new Cell(row.section().title(), row.name(), rule.name());
        }
    }

    private final List<Row> rows;
    private final List<Rule> rules;
    private final Map<Cell, Tally> tallies = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Remark> remarks = new ConcurrentSkipListSet<>();

    Results(List<Row> rows, List<Rule> rules) {
        this.rows = rows;
        this.rules = rules;
    }

    void add(Row row, Rule rule, long seed, Case given, JudgedCase trial) {
        tallies.computeIfAbsent(Cell.of(row, rule), cell -> new Tally()).add(given, trial);
        if (rule.ours()) {
            Remark.about(rule, row, seed, given, trial).ifPresent(remarks::add);
        }
    }

    List<Row> rows(Section section) {
        return rows.stream().filter(row -> row.section() == section).toList();
    }

    List<Rule> rules() {
        return rules;
    }

    /** Returns the library's own rules. */
    List<Rule> ours() {
        return rules.stream().filter(Rule::ours).toList();
    }

    /** Returns how many gradients were judged, counted once for each rule. */
    long checks() {
        return tallies.values().stream().mapToLong(Tally::cases).sum();
    }

    /** Returns what there is to say about single cases of the library's own rules, the worst first. */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Returns the counts of one row; all zero where the rule was not asked. */
    Tally tally(Row row, Rule rule) {
        return tallies.getOrDefault(Cell.of(row, rule), new Tally());
    }

    /** Returns the counts of all rows of some sections together. */
    Tally total(Rule rule, Predicate<Section> sections) {
        Tally total = new Tally();
        rows.stream().filter(row -> sections.test(row.section())).forEach(row -> total.add(tally(row, rule)));
        return total;
    }
}
