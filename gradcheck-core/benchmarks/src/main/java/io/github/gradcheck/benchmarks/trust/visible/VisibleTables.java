/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** The counts of the part as Markdown. */
final class VisibleTables {

    /** What the formula of the visible error allows directions to miss. */
    private static final double PROMISE = 1e-6;

    private static final int MOST_MISSES = 100;

    /** Beyond these powers of ten faults are counted together. */
    private static final int FARTHEST_BELOW = -3;

    private static final int FARTHEST_ABOVE = 5;

    private static final String LEGEND = """
            Into right gradients errors are planted of length size ||g||, with g the gradient of a key and sizes from
            1e-6 to 1. Judged are those that are larger than the smallest error that the report says it would have seen:
            `smallestVisibleFactor` for a key times 1 + size, `smallestVisibleError` for all other shapes; of a key that
            passes by the report that passes it, else by the report of the right gradient with the same seed. Missed is
            a fault of which a key passed above that error. Every fault is judged with two seeds.
            """;

    private final List<Model> models;
    private final List<Rule> rules;
    private final VisibleLedger ledger;

    VisibleTables(List<Model> models, List<Rule> rules, VisibleLedger ledger) {
        this.models = models;
        this.rules = rules;
        this.ledger = ledger;
    }

    String text() {
        StringBuilder text = new StringBuilder(LEGEND);
        text.append(figures().under("Figures to reach"));
        text.append(byModel().under("Missed of judged, by model and shape"));
        text.append(byRule().under("Missed of judged, by coverage and shape"));
        text.append(
                bySize().under("Found / left open / passed, percentages, by size in proportion to the visible error"));
        if (!ledger.misses().isEmpty()) {
            text.append("\n## Missed\n\n");
            ledger.misses().stream()
                    .limit(MOST_MISSES)
                    .forEach(miss -> text.append("- ").append(miss).append('\n'));
        }
        return text.toString();
    }

    private Table figures() {
        List<String> heads = new ArrayList<>(rules.stream().map(Rule::name).toList());
        heads.add("all");
        Table table = new Table("figure to reach", heads);
        table.add("faults above the visible error, missed: 0", perRule(counts -> missedOf(counts)));
        table.add(
                "the same by the formula for random directions (1e-6): at most",
                perRule(counts -> String.format(Locale.ROOT, "%.3f", PROMISE * counts.planted())));
        table.add("of them called wrong, %", perRule(counts -> Share.of(counts.found(), counts.planted())));
        return table;
    }

    /** One cell for each rule, and one for all of them together, about the faults above the visible error. */
    private List<String> perRule(Function<FaultCounts, String> cell) {
        List<String> cells = new ArrayList<>();
        for (Rule rule : rules) {
            cells.add(cell.apply(judged(rule.name()::equals, shape -> true, group -> true)));
        }
        cells.add(cell.apply(judged(rule -> true, shape -> true, group -> true)));
        return cells;
    }

    private FaultCounts judged(Predicate<String> rule, Predicate<String> shape, Predicate<String> group) {
        return ledger.total(
                cell -> cell.above() && rule.test(cell.rule()) && shape.test(cell.shape()) && group.test(cell.group()));
    }

    private static String missedOf(FaultCounts counts) {
        String share = counts.brokenPromises() == 0
                ? ""
                : " (%s %%)".formatted(Share.of(counts.brokenPromises(), counts.planted()));
        return counts.planted() == 0 ? "–" : "%d of %d%s".formatted(counts.brokenPromises(), counts.planted(), share);
    }

    private Table byModel() {
        Table table = byShape("model");
        models.stream()
                .map(Model::group)
                .distinct()
                .forEach(group -> table.add(group, shapes(rule -> true, group::equals)));
        return table;
    }

    private Table byRule() {
        Table table = byShape("coverage");
        rules.forEach(rule -> table.add(rule.name(), shapes(rule.name()::equals, group -> true)));
        return table;
    }

    private static Table byShape(String first) {
        List<String> heads = new ArrayList<>(
                ErrorShapes.all().stream().map(ErrorShape::title).toList());
        heads.add("all");
        return new Table(first, heads);
    }

    private List<String> shapes(Predicate<String> rule, Predicate<String> group) {
        List<String> cells = new ArrayList<>();
        for (ErrorShape shape : ErrorShapes.all()) {
            cells.add(missedOf(judged(rule, shape.title()::equals, group)));
        }
        cells.add(missedOf(judged(rule, shape -> true, group)));
        return cells;
    }

    private Table bySize() {
        List<String> heads = new ArrayList<>();
        rules.forEach(rule -> heads.add(rule.name()));
        Table table = new Table("size / visible error", heads);
        for (int decade = FARTHEST_BELOW; decade <= FARTHEST_ABOVE; decade++) {
            int own = decade;
            table.add(
                    title(decade),
                    rules.stream()
                            .map(rule -> ledger.total(cell -> cell.rule().equals(rule.name())
                                    && Math.max(FARTHEST_BELOW, Math.min(FARTHEST_ABOVE, cell.decade())) == own))
                            .map(VisibleTables::fates)
                            .toList());
        }
        return table;
    }

    private static String title(int decade) {
        if (decade == FARTHEST_BELOW) {
            return "less than 1e%d".formatted(decade + 1);
        }
        return decade == FARTHEST_ABOVE
                ? "1e%d and more".formatted(decade)
                : "1e%d to 1e%d".formatted(decade, decade + 1);
    }

    private static String fates(FaultCounts counts) {
        int open = counts.planted() - counts.found() - counts.passed();
        return "%s / %s / %s of %d"
                .formatted(
                        Share.of(counts.found(), counts.planted()),
                        Share.of(open, counts.planted()),
                        Share.of(counts.passed(), counts.planted()),
                        counts.planted());
    }
}
