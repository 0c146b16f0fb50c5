/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import static java.util.Objects.requireNonNull;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientReport;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The overhead of a check, of every entry and as it is by default, free of what else the machine does: check and bare
 * loop take turns, and the processor time of this thread counts. A time is the least of all rounds; the ratio is the
 * median over the rounds.
 */
public final class PairedOverhead {
    private static final int DEFAULT_SECONDS = 10;

    private PairedOverhead() {}

    /** Runs the comparison; the one argument is the number of seconds for each network, by default 10. */
    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
        MarkdownTable table = new MarkdownTable(
                "network",
                "coverage",
                "entries",
                "rounds",
                "bare loop, ms",
                "check, ms",
                "evaluations",
                "check / bare loop",
                "allocated / 8n");
        for (Coverage coverage : List.of(Coverage.EVERY_ENTRY, Coverage.AUTO)) {
            for (NetworkSize size : List.of(NetworkSize.MLP_10_20_5, NetworkSize.MLP_100_50_10)) {
                compare(new Perceptron(size), size.name(), coverage, seconds, table);
            }
        }
        System.out.print(table.text());
    }

    private static void compare(
            Perceptron perceptron, String network, Coverage coverage, int seconds, MarkdownTable table) {
        Supplier<GradientReport> check = () -> EntrywiseOverhead.check(perceptron, coverage);
        Runnable unseen = () -> requireNonNull(check.get());
        PairedRounds rounds = PairedRounds.ofProcessorTime(unseen, () -> BareLoop.run(perceptron), seconds);
        table.add(
                network,
                coverage.name(),
                Integer.toString(perceptron.entries()),
                Integer.toString(rounds.count()),
                format(rounds.leastOfSecond()),
                format(rounds.leastOfFirst()),
                Long.toString(check.get().evaluations()),
                format(rounds.ratio()),
                format(allocated(unseen) / 8.0 / perceptron.entries()));
    }

    private static long allocated(Runnable task) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - start;
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
