/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.numerics;

import io.github.gradcheck.core.internal.numerics.AcceptConstants;
import io.github.gradcheck.core.internal.numerics.AcceptRule;
import io.github.gradcheck.core.internal.numerics.Finding;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.Ruling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * Varies each constant of the accept rule about its value, and counts on right functions of sixteen kinds what it
 * calls different and what it finds. Arguments: the file to write, and how many seeds.
 */
public final class AcceptRuleSweep {
    private static final AcceptConstants NOW = AcceptConstants.DEFAULT;

    private final List<SweptLine> lines;

    private AcceptRuleSweep(int seeds) {
        lines = LongStream.range(0, seeds)
                .boxed()
                .flatMap(seed -> SweptLines.of(seed).stream())
                .toList();
    }

    /**
     * Runs the sweep.
     *
     * @param arguments the file to write, and how many seeds
     * @throws IOException where the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        String text = new AcceptRuleSweep(seeds).report(seeds);
        Files.writeString(Path.of(arguments.length > 0 ? arguments[0] : "results/numerics.md"), text);
    }

    private String report(int seeds) {
        StringBuilder text = new StringBuilder("# Constants of the accept rule\n\n")
                .append("`AcceptRuleSweep`, 16 kinds of right functions of one variable, %d seeds each. "
                        .formatted(seeds))
                .append("One constant varies at a time; in the row with a star it has the value that is used.\n\n")
                .append("| constant | value | right ones called different | right ones undecided ")
                .append("| x1.001 found | x1.01 found ")
                .append("| sign found | missed though promised | evaluations, right | evaluations, wrong |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        variants()
                .forEach((constant, variants) ->
                        variants.forEach((value, constants) -> text.append("| %s | %s%s | %s |\n"
                                .formatted(constant, value, constants.equals(NOW) ? " *" : "", count(constants)))));
        return text.toString();
    }

    private static Map<String, Map<String, AcceptConstants>> variants() {
        Map<String, Map<String, AcceptConstants>> variants = new LinkedHashMap<>();
        variants.put(
                "points on each side",
                vary(v -> with((int) v, NOW.bars(), NOW.sideBars(), NOW.kinkRatio(), NOW.blind()), 5, 6, 8, 10));
        variants.put(
                "half-width, in deviations",
                vary(v -> with(NOW.points(), v, NOW.sideBars(), NOW.kinkRatio(), NOW.blind()), 3, 4, 5, 6, 8));
        variants.put(
                "half-width of a side",
                vary(v -> with(NOW.points(), NOW.bars(), v, NOW.kinkRatio(), NOW.blind()), 2, 3, 4, 5, 8));
        variants.put(
                "variance ratio of a kink",
                vary(v -> with(NOW.points(), NOW.bars(), NOW.sideBars(), v, NOW.blind()), 2, 4, 8, 16));
        variants.put(
                "blind above",
                vary(
                        v -> with(NOW.points(), NOW.bars(), NOW.sideBars(), NOW.kinkRatio(), v),
                        0.1,
                        0.2,
                        1.0 / 3,
                        0.5,
                        1));
        variants.put(
                "rounding of the parameters",
                vary(
                        v -> new AcceptConstants(
                                NOW.points(), NOW.bars(), NOW.sideBars(), NOW.kinkRatio(), NOW.blind(), v, NOW.jump()),
                        0,
                        2,
                        8,
                        32));
        variants.put(
                "jump that explains",
                vary(
                        v -> new AcceptConstants(
                                NOW.points(),
                                NOW.bars(),
                                NOW.sideBars(),
                                NOW.kinkRatio(),
                                NOW.blind(),
                                NOW.position(),
                                v),
                        0.01,
                        0.05,
                        0.2,
                        1,
                        1e9));
        return variants;
    }

    private static Map<String, AcceptConstants> vary(DoubleFunction<AcceptConstants> with, double... values) {
        Map<String, AcceptConstants> variants = new LinkedHashMap<>();
        for (double value : values) {
            variants.put("%.3g".formatted(value), with.apply(value));
        }
        return variants;
    }

    private static AcceptConstants with(int points, double bars, double sideBars, double kinkRatio, double blind) {
        return new AcceptConstants(points, bars, sideBars, kinkRatio, blind, NOW.position(), NOW.jump());
    }

    private String count(AcceptConstants constants) {
        Count right = new Count();
        Count faults = new Count();
        Count small = new Count();
        Count larger = new Count();
        Count sign = new Count();
        AcceptRule rule = new AcceptRule(constants);
        for (SweptLine line : lines) {
            right.add(judge(rule, line, line.derivative()), 0);
            if (Double.isNaN(line.outside())) {
                faults.add(small, judge(rule, line, 1.001 * line.derivative()), 0.001 * line.derivative());
                faults.add(larger, judge(rule, line, 1.01 * line.derivative()), 0.01 * line.derivative());
                faults.add(sign, judge(rule, line, -line.derivative()), 2 * line.derivative());
            } else {
                faults.add(sign, judge(rule, line, line.outside()), 0);
            }
        }
        return "%d of %d | %d | %.1f %% | %.1f %% | %.1f %% | %d | %.0f | %.0f"
                .formatted(
                        right.different,
                        right.all,
                        right.undecided,
                        small.found(),
                        larger.found(),
                        sign.found(),
                        faults.broken,
                        right.cost(),
                        faults.cost());
    }

    private static Ruling judge(AcceptRule rule, SweptLine line, double claim) {
        return rule.judge(line, line.at(0), Question.of(claim, 1));
    }

    /** What came of the questions of one sort. */
    private static final class Count {
        private int all;
        private int different;
        private int undecided;
        private int broken;
        private long evaluations;

        void add(Count sort, Ruling ruling, double error) {
            sort.add(ruling, error);
            add(ruling, error);
        }

        void add(Ruling ruling, double error) {
            all++;
            different += ruling.finding() == Finding.DIFFERS ? 1 : 0;
            undecided += ruling.finding() == Finding.UNDECIDED ? 1 : 0;
            broken += ruling.finding() == Finding.AGREES && ruling.reach() < Math.abs(error) ? 1 : 0;
            evaluations += ruling.evaluations();
        }

        double found() {
            return 100.0 * different / all;
        }

        double cost() {
            return evaluations / (double) all;
        }
    }
}
