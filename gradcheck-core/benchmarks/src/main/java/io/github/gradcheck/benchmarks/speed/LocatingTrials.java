/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.GradientReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Counts how often exactly the wrong entries are named, and what that costs beside the promise: at most
 * {@code 4 s log2(n) + 10} projections, of eight evaluations each, for s wrong entries of n.
 */
public final class LocatingTrials {
    private static final int DEFAULT_SEEDS = 200;

    /** Entries of usual size, in proportion to the root mean square of all, and any entries, be they almost zero. */
    private static final double[] SMALLEST = {0.1, 0};

    private static final int[] WRONG = {1, 3, 10};
    private static final int EVALUATIONS_OF_A_PROJECTION = 8;

    private LocatingTrials() {}

    /**
     * Runs the trials; arguments are the number of seeds, by default 200, and sizes, by default 10^3, 10^4 and 10^5.
     */
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SEEDS;
        int[] sizes = arguments.length > 1
                ? List.of(arguments).stream()
                        .skip(1)
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[] {1000, 10_000, 100_000};
        MarkdownTable table = new MarkdownTable(
                "entries",
                "wrong",
                "at least, of rms",
                "named exactly",
                "evaluations, median",
                "99 %",
                "most",
                "promised",
                "within the promise");
        for (double smallest : SMALLEST) {
            for (int size : sizes) {
                for (int wrong : WRONG) {
                    table.add(row(size, wrong, smallest, trials(size, wrong, smallest, seeds)));
                }
            }
        }
        System.out.print(table.text());
    }

    private static List<Trial> trials(int size, int wrong, double smallest, int seeds) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> trial(size, wrong, smallest, seed))
                .toList();
    }

    private static Trial trial(int size, int wrong, double smallest, int seed) {
        PlantedErrors planted = new PlantedErrors(new CoupledSum(size, seed), wrong, smallest, seed);
        GradientReport report = planted.check();
        return new Trial(planted.areNamedExactlyIn(report), report.evaluations());
    }

    private static String[] row(int size, int wrong, double smallest, List<Trial> trials) {
        long[] sorted = trials.stream().mapToLong(Trial::evaluations).sorted().toArray();
        double promised = EVALUATIONS_OF_A_PROJECTION * (4 * wrong * Math.log(size) / Math.log(2) + 10);
        long exact = trials.stream().filter(Trial::exact).count();
        long within =
                trials.stream().filter(trial -> trial.evaluations() <= promised).count();
        return new String[] {
            Integer.toString(size),
            Integer.toString(wrong),
            Double.toString(smallest),
            share(exact, trials.size()),
            Long.toString(sorted[sorted.length / 2]),
            Long.toString(sorted[(int) (0.99 * (sorted.length - 1))]),
            Long.toString(sorted[sorted.length - 1]),
            String.format(Locale.ROOT, "%.0f", promised),
            share(within, trials.size())
        };
    }

    private static String share(long count, int of) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of);
    }

    /**
     * One check.
     *
     * @param exact whether it named the wrong entries and no other
     * @param evaluations how often it called the loss
     */
    private record Trial(boolean exact, long evaluations) {}
}
