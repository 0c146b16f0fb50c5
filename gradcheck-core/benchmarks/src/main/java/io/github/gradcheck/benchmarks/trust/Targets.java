package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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
