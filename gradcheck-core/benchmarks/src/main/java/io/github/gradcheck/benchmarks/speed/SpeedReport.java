/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package and prints one Markdown table. Arguments are those of JMH. */
public final class SpeedReport {
    private static final String BARE_LOOP = "bareLoop";

    private final List<RunResult> results;

    private SpeedReport(Collection<RunResult> results) {
        this.results = new ArrayList<>(results);
    }

    /** Runs the benchmarks. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions asked = new CommandLineOptions(arguments);
        ChainedOptionsBuilder options =
                new OptionsBuilder().parent(asked).shouldFailOnError(true).addProfiler(GCProfiler.class);
        if (asked.getIncludes().isEmpty()) {
            options.include(Pattern.quote(SpeedReport.class.getPackageName()));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.println();
        System.out.println(LocalDate.now(Clock.systemUTC()) + ", Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, `"
                + (SpeedReport.class.getSimpleName() + " " + String.join(" ", arguments)).strip() + "`");
        System.out.println();
        System.out.print(new SpeedReport(results).table().text());
    }

    private MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "benchmark",
                "parameters",
                "ms",
                "evaluations",
                "wrong entries named",
                "times the bare loop",
                "allocated / 8n");
        for (RunResult result : results) {
            double time = result.getPrimaryResult().getScore();
            table.add(
                    name(result),
                    parameters(result),
                    format("%.4g", time),
                    secondary(result, "evaluations")
                            .map(count -> format("%.0f", count))
                            .orElse(""),
                    secondary(result, "named")
                            .filter(count -> count > 0)
                            .map(count -> format("%.0f", count))
                            .orElse(""),
                    bareLoop(result).map(bare -> format("%.3f", time / bare)).orElse(""),
                    allocated(result).map(arrays -> format("%.2f", arrays)).orElse(""));
        }
        return table;
    }

    /** The time of the bare loop of the same class with the same parameters. */
    private Optional<Double> bareLoop(RunResult result) {
        String bare = name(result).replaceFirst("\\..*", "." + BARE_LOOP);
        return results.stream()
                .filter(other -> name(other).equals(bare) && parameters(other).equals(parameters(result)))
                .map(other -> other.getPrimaryResult().getScore())
                .findFirst();
    }

    /** How many arrays of the size of the parameters one operation allocates. */
    private static Optional<Double> allocated(RunResult result) {
        return secondary(result, "gc.alloc.rate.norm")
                .flatMap(bytes -> secondary(result, "entries").map(entries -> bytes / 8 / entries));
    }

    /** JMH keeps one count for each iteration; all of them are the same. */
    private static Optional<Double> secondary(RunResult result, String name) {
        Map<String, ?> all = result.getSecondaryResults();
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .map(Map.Entry::getValue)
                .filter(Result.class::isInstance)
                .map(value -> ((Result<?>) value).getStatistics().getMean())
                .findFirst();
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    }

    private static String parameters(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        return parameters.getParamsKeys().stream()
                .map(key -> key + " " + parameters.getParam(key))
                .collect(Collectors.joining(", "));
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
