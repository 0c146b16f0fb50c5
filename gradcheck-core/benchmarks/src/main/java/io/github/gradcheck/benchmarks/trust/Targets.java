/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import io.github.gradcheck.core.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures that the library is meant to reach, beside those that it does reach. */
final class Targets {

    private final Results results;

    Targets(Results results) {
        this.results = results;
    }

    Table table() {
        List<Rule> ours = results.ours();
        Table table = new Table("figure to reach", ours.stream().map(Rule::name).toList());
        add(table, "false alarms: 0 of at least 10 000", this::falseAlarms);
        add(table, "each of the 17 faults: at least 99.9 % (the worst)", this::worstOfSeventeen);
        for (Row row : results.rows(Section.SMALL)) {
            double least = row.title().endsWith("1e-4") ? 99 : 95;
            String figure = "%s: at least %.0f %%".formatted(row.name(), least);
            add(table, figure, rule -> atLeast(least, results.tally(row, rule)));
        }
        add(table, "undecided on correct functions: at most 1 %", this::undecided);
        add(table, "vacuous keys: 100 % found", this::vacuous);
        for (Row row : named()) {
            add(table, row.name() + ": cause named in at least 95 %", rule -> causesNamed(results.tally(row, rule)));
        }
        add(table, "faults without a known cause: one named in at most 0.5 %", this::causesSpurious);
        add(table, "all planted faults: a false cause in at most 0.1 %", this::causesFalse);
        for (Row row : results.rows(Section.FLOAT)) {
            add(table, row.name() + ": at least 99 %", rule -> atLeast(99, results.tally(row, rule)));
        }
        return table;
    }

    private void add(Table table, String figure, Function<Rule, String> measured) {
        table.add(figure, results.ours().stream().map(measured).toList());
    }

    private String falseAlarms(Rule rule) {
        Tally total = results.total(rule, Section::correct);
        boolean reached = total.alarms() == 0 && total.cases() >= 10_000;
        return "%d of %d%s".formatted(total.alarms(), total.cases(), verdict(reached));
    }

    private String worstOfSeventeen(Rule rule) {
        return results.rows(Section.SEVENTEEN).stream()
                .min(Comparator.comparingDouble(row -> percent(results.tally(row, rule))))
                .map(row -> atLeast(99.9, results.tally(row, rule)) + " (" + row.name() + ")")
                .orElse("–");
    }

    private String undecided(Rule rule) {
        Tally total = results.total(rule, Section::correct);
        boolean reached = total.undecided() <= 0.01 * total.cases();
        return Share.of(total.undecided(), total.cases()) + verdict(reached);
    }

    private String vacuous(Rule rule) {
        Tally total = results.total(rule, Section.VACUOUS::equals);
        return Share.of(total.vacuousFound(), total.cases()) + verdict(total.vacuousFound() == total.cases());
    }

    /**
     * The faults whose cause must be named; that a single entry is wrong, or a bias beside right weights, is only a
     * place.
     */
    private List<Row> named() {
        return Stream.of(Section.SEVENTEEN, Section.ACCUMULATED)
                .flatMap(section -> results.rows(section).stream())
                .filter(row -> row.cause()
                        .filter(cause -> cause != Cause.PART && cause != Cause.BATCH_SUM)
                        .isPresent())
                .toList();
    }

    private static String causesNamed(Tally tally) {
        boolean reached = tally.causesNamed() >= 0.95 * tally.cases();
        return Share.of(tally.causesNamed(), tally.cases()) + verdict(reached);
    }

    private String causesSpurious(Rule rule) {
        Tally total = new Tally();
        results.rows(Section.SEVENTEEN).stream()
                .filter(row -> !named().contains(row))
                .forEach(row -> total.add(results.tally(row, rule)));
        return Share.of(total.causesSpurious(), total.cases())
                + verdict(total.causesSpurious() <= 0.005 * total.cases());
    }

    private String causesFalse(Rule rule) {
        Tally total = results.total(rule, section -> !section.correct() && section != Section.VACUOUS);
        return "%d of %d%s"
                .formatted(total.causesFalse(), total.cases(), verdict(total.causesFalse() <= 0.001 * total.cases()));
    }

    private static String atLeast(double least, Tally tally) {
        return Share.of(tally.alarms(), tally.cases()) + verdict(percent(tally) >= least);
    }

    private static double percent(Tally tally) {
        return tally.cases() == 0 ? 0 : 100.0 * tally.alarms() / tally.cases();
    }

    private static String verdict(boolean reached) {
        return reached ? "" : ", **not reached**";
    }
}
