/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Locale;

/**
 * How much faster a check of a pure loss is on all cores than on one: both take turns, and the time on the wall counts.
 * Beside it what the machine gives at best: the same with bare losses, on copies of the parameters, and nothing else.
 * In every round both reports must be the same text. A time is the least of all rounds; a ratio is the median over the
 * rounds.
 */
public final class ParallelSpeed {
    private static final int DEFAULT_SECONDS = 10;

    /** The bare losses get less time than the checks. */
    private static final double BARE = 0.3;

    private ParallelSpeed() {}

    /** Runs the comparison; the one argument is the number of seconds for each row, by default 10. */
    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
        int cores = Runtime.getRuntime().availableProcessors();
        MarkdownTable table = new MarkdownTable(
                "loss",
                "entries",
                "coverage",
                "evaluations",
                "rounds",
                "sequential, ms",
                "parallel, ms",
                "sequential / parallel, " + cores + " cores",
                "the same of bare losses");
        for (PureCheck check : List.of(
                network(NetworkSize.MLP_10_20_5, Coverage.EVERY_ENTRY),
                network(NetworkSize.MLP_100_50_10, Coverage.EVERY_ENTRY),
                network(NetworkSize.MLP_1000_1000_10, Coverage.DIRECTIONS),
                coupledSum(1_000_000))) {
            PairedRounds checks = PairedRounds.ofWallTime(check::sequential, check::parallel, seconds);
            BareLosses bare = new BareLosses(check, cores);
            PairedRounds losses = PairedRounds.ofWallTime(bare::onOneThread, bare::onAll, BARE * seconds);
            table.add(
                    check.name(),
                    Long.toString(check.at().size()),
                    check.coverage().name(),
                    Long.toString(check.evaluations()),
                    Integer.toString(checks.count()),
                    format(checks.leastOfFirst()),
                    format(checks.leastOfSecond()),
                    format(checks.ratio()),
                    format(losses.ratio()));
        }
        System.out.print(table.text());
    }

    private static PureCheck network(NetworkSize size, Coverage coverage) {
        Perceptron perceptron = new Perceptron(size);
        return new PureCheck(
                size.name(), coverage, perceptron.parameters(), perceptron::lossAt, perceptron::backwardAt);
    }

    private static PureCheck coupledSum(int entries) {
        return new PureCheck(
                "coupled sum",
                Coverage.DIRECTIONS,
                new CoupledSum(entries, 1).parameters(),
                at -> CoupledSum.loss(x(at)),
                at -> CoupledSum.gradient(x(at)));
    }

    private static double[] x(Parameters at) {
        return at.get("x", double[].class);
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
