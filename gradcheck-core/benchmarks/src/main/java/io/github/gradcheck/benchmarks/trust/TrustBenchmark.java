/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Counts false alarms on correct functions, planted faults that are found, and keys that test nothing, for the library
 * and for the rules of its peers, and prints the counts as Markdown tables. With the same seeds the counts are the same
 * on every run. See {@link Options} for the arguments; without any it runs everything.
 */
public final class TrustBenchmark {

    private static final Clock CLOCK = Clock.systemUTC();

    private TrustBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(List.of(arguments));
        String command = TrustBenchmark.class.getSimpleName() + " " + String.join(" ", arguments);
        String report = switch (options.part()) {
            case ALL ->
                tuned(options, command.strip()) + "\n" + untuned(options, command.strip()) + "\n"
                        + causes(options, command.strip()) + "\n" + visible(options, command.strip());
            case TUNED -> tuned(options, command.strip());
            case UNTUNED -> untuned(options, command.strip());
            case CAUSES -> causes(options, command.strip());
            case VISIBLE -> visible(options, command.strip());
            case QUICK -> options.untuned().runQuick();
            case VERIFY -> options.untuned().verify();
        };
        System.out.print(report);
        Path out = options.out();
        if (out != null) {
            Files.writeString(out, report);
        }
    }

    private static String tuned(Options options, String command) throws InterruptedException {
        List<Row> rows = BenchmarkRows.all().stream().filter(options::wants).toList();
        List<Rule> rules = Rules.all().stream()
                .filter(rule -> wanted(rule, options.rules()))
                .toList();
        if (rows.isEmpty() || rules.isEmpty()) {
            throw new IllegalArgumentException("nothing to run; " + Options.USAGE);
        }
        Instant start = CLOCK.instant();
        Results results = new Workload(options, rows, rules).run();
        return new Report(results).text(run(start, command));
    }

    /** A part of the benchmark that gives its tables. */
    private interface Tables {
        String run() throws InterruptedException;
    }

    private static String untuned(Options options, String command) throws InterruptedException {
        return titled("Kinds that nobody tuned for", command, options.untuned()::run);
    }

    private static String causes(Options options, String command) throws InterruptedException {
        return titled("Causes of planted mistakes", command, options.causes()::run);
    }

    private static String visible(Options options, String command) throws InterruptedException {
        return titled("Faults above the stated visible error", command, options.visible()::run);
    }

    private static String titled(String title, String command, Tables part) throws InterruptedException {
        Instant start = CLOCK.instant();
        String tables = part.run();
        return "# " + title + "\n\n" + run(start, command).text() + "\n" + tables;
    }

    private static Run run(Instant start, String command) {
        return new Run(start.atZone(CLOCK.getZone()), Duration.between(start, CLOCK.instant()), command);
    }

    private static boolean wanted(Rule rule, String asked) {
        return switch (asked) {
            case "all" -> true;
            case "ours" -> rule.ours();
            case "peers" -> !rule.ours();
            default -> rule.name().toLowerCase(Locale.ROOT).contains(asked);
        };
    }
}
