/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Counts what a check costs over models of many keys, where they pass and where some are wrong. As expected is a right
 * gradient that passes, and a wrong one of which exactly the wrong keys are named, or exactly the one wrong entry.
 */
public final class JointCost {
    private static final int MOST_SEEDS = 20;

    private final MarkdownTable table =
            new MarkdownTable("model", "checks", "evaluations, median", "most", "as expected", "largest visible error");

    private final String only;

    private JointCost(String only) {
        this.only = only;
    }

    /** One check. */
    private interface Trial {
        Outcome of(long seed);
    }

    /**
     * What a check found, and what it should have.
     *
     * @param wrong the keys that are wrong, or the one entry of a key
     */
    private record Outcome(GradientReport report, Set<String> wrong) {
        boolean isExpected() {
            boolean named =
                    wrongKeys(report).equals(wrong) || wrongEntries(report).equals(wrong);
            return named && (!wrong.isEmpty() || report.verdict() == Verdict.CORRECT);
        }
    }

    /** Plants a fault, and returns the keys that it makes wrong, or the one entry of a key. */
    private interface Planting {
        Set<String> in(Map<String, double[]> gradient, long seed);
    }

    /**
     * Runs all rows.
     *
     * @param arguments the number of seeds, by default 20, of large models fewer; a part of the names of rows to run
     */
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MOST_SEEDS;
        JointCost cost = new JointCost(arguments.length > 1 ? arguments[1] : "");
        cost.passes(seeds);
        cost.faults(seeds);
        cost.outputs(seeds);
        System.out.print(cost.table.text());
    }

    private void passes(int seeds) {
        Planting nothing = (gradient, seed) -> Set.of();
        row("1 key of 4000", seeds, seed -> ManyKeys.of(1, 4000, 0, seed), nothing);
        row("150 keys of 16", seeds, seed -> ManyKeys.of(150, 16, 0, seed), nothing);
        row("150 keys of 4000", Math.min(seeds, 4), seed -> ManyKeys.of(150, 4000, 0, seed), nothing);
        row("1 to 150 keys of 1 to 4000, three decades", seeds, JointCost::mixed, nothing);
        row("1000 keys of 16, three decades", seeds, JointCost::thousand, nothing);
        row("1000 keys of 16, six decades", seeds, seed -> ManyKeys.of(1000, 16, 6, seed), nothing);
        row("transformer, 148 keys", Math.min(seeds, 10), seed -> new Transformer(12, seed), nothing);
        row("ReLU 200-150-10", seeds, seed -> new ReluNetwork(150, seed, 200, 150, 10), nothing);
        row("ReLU 400-200-10", Math.min(seeds, 10), seed -> new ReluNetwork(150, seed, 400, 200, 10), nothing);
        row("20 layers of ReLU", seeds, JointCost::deep, nothing);
        row("MLP 10-20-5, 325 entries", 1, seed -> new Classifier(NetworkSize.MLP_10_20_5), nothing);
        row("MLP 100-50-10, 5560 entries", 1, seed -> new Classifier(NetworkSize.MLP_100_50_10), nothing);
        row("150 keys of 4000, loss in float", Math.min(seeds, 4), seed -> inFloat(150, 4000, seed), nothing);
        row("gradient rounded to float, 30 keys of 4000", seeds, seed -> ManyKeys.of(30, 4000, 0, seed), (g, seed) -> {
            g.values().forEach(slopes -> Arrays.setAll(slopes, i -> (float) slopes[i]));
            return Set.of();
        });
    }

    private void faults(int seeds) {
        row("one key of 600 x1.001, of 150", Math.min(seeds, 8), seed -> ManyKeys.of(150, 600, 0, seed), (g, seed) -> {
            String key = "k" + (37 * seed + 11) % 150;
            scale(g, key, 1.001);
            return Set.of(key);
        });
        row(
                "one entry 1e-2 in a key of 600, of 150",
                Math.min(seeds, 8),
                seed -> ManyKeys.of(150, 600, 0, seed),
                (g, seed) -> {
                    String key = "k" + (37 * seed + 11) % 150;
                    int entry = (int) (997 * seed + 13) % 600;
                    slopes(g, key)[entry] *= 1.01;
                    return Set.of(key + "[" + entry + "]");
                });
        row("two keys of 40 x1.01 and x0.99, of 30", seeds, seed -> ManyKeys.of(30, 40, 0, seed), (g, seed) -> {
            scale(g, "k3", 1.01);
            scale(g, "k17", 0.99);
            return Set.of("k3", "k17");
        });
        row("30 keys of 40, all x2", Math.min(seeds, 8), seed -> ManyKeys.of(30, 40, 0, seed), JointCost::doubled);
        row("30 keys of 4000, all x2", Math.min(seeds, 8), seed -> ManyKeys.of(30, 4000, 0, seed), JointCost::doubled);
        row(
                "one key of 400 x1.01, of 30, loss in float",
                Math.min(seeds, 4),
                seed -> inFloat(30, 400, seed),
                (g, seed) -> {
                    String key = "k" + (37 * seed + 11) % 30;
                    scale(g, key, 1.01);
                    return Set.of(key);
                });
    }

    private static Model mixed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sizes = new int[1 + random.nextInt(150)];
        Arrays.setAll(sizes, i -> (int) Math.pow(4000, random.nextDouble()));
        return new ManyKeys(sizes, 3, false, seed);
    }

    /** Coefficients over three decades; where a cosine is nearly zero as well, the effects are farther apart. */
    private static Model thousand(long seed) {
        return LongStream.iterate(seed, next -> next + MOST_SEEDS)
                .mapToObj(next -> ManyKeys.of(1000, 16, 3, next))
                .filter(model -> decades(model.gradient()) <= 4)
                .findFirst()
                .orElseThrow();
    }

    private static double decades(Map<String, double[]> gradient) {
        DoubleSummaryStatistics sizes = gradient.values().stream()
                .mapToDouble(slopes -> Math.sqrt(
                        Arrays.stream(slopes).map(slope -> slope * slope).sum()))
                .summaryStatistics();
        return Math.log10(sizes.getMax() / sizes.getMin());
    }

    private static Set<String> doubled(Map<String, double[]> gradient, long seed) {
        List<String> keys = List.copyOf(gradient.keySet());
        keys.forEach(key -> scale(gradient, key, 2));
        return Set.copyOf(keys);
    }

    private static Model inFloat(int keys, int entries, long seed) {
        int[] sizes = new int[keys];
        Arrays.fill(sizes, entries);
        return new ManyKeys(sizes, 0, true, seed);
    }

    private static Model deep(long seed) {
        int[] widths = new int[21];
        Arrays.fill(widths, 20);
        return new ReluNetwork(20, seed, widths);
    }

    private static void scale(Map<String, double[]> gradient, String key, double factor) {
        double[] slopes = slopes(gradient, key);
        Arrays.setAll(slopes, i -> factor * slopes[i]);
    }

    private static double[] slopes(Map<String, double[]> gradient, String key) {
        return Objects.requireNonNull(gradient.get(key));
    }

    private void outputs(int seeds) {
        int few = Math.min(seeds, 8);
        passingJacobian("Jacobian of 6 rows x 20", seeds, 6, 1, 20);
        passingJacobian("Jacobian of 50 rows x 200", few, 50, 1, 200);
        passingJacobian("Jacobian of 200 rows x 1000", few, 200, 1, 1000);
        passingJacobian("Jacobian of 200 rows x 30 keys of 40", few, 200, 30, 40);
        row(
                "layer of 5 outputs, 30 keys of 40",
                seeds,
                seed -> new Outcome(new CoupledOutputs(5, 30, 40, seed).checkLayer(checker(seed)), Set.of()));
        row("Jacobian of 200 rows x 30 keys of 40, one entry 1e-2", few, seed -> wrongEntry(200, seed));
        row(
                "Jacobian of 200 rows x 1000, two rows swapped",
                few,
                seed -> new Outcome(
                        new CoupledOutputs(200, 1, 1000, seed).checkJacobian(checker(seed), jacobian -> {
                            double[] first = jacobian[70];
                            jacobian[70] = jacobian[71];
                            jacobian[71] = first;
                        }),
                        Set.of("k0")));
    }

    private void passingJacobian(String name, int seeds, int outputs, int keys, int entries) {
        row(
                name,
                seeds,
                seed -> new Outcome(
                        new CoupledOutputs(outputs, keys, entries, seed).checkJacobian(checker(seed), jacobian -> {}),
                        Set.of()));
    }

    private static Outcome wrongEntry(int outputs, long seed) {
        int row = (int) (37 * seed + 11) % outputs;
        int entry = (int) (997 * seed + 13) % 1200;
        return new Outcome(
                new CoupledOutputs(outputs, 30, 40, seed)
                        .checkJacobian(checker(seed), jacobian -> jacobian[row][entry] *= 1.01),
                Set.of("output[" + row + "] / k" + entry / 40 + "[" + entry % 40 + "]"));
    }

    private static GradientChecker checker(long seed) {
        return GradientChecker.create().withSeed(seed);
    }

    private void row(String name, int seeds, LongFunction<Model> models, Planting planting) {
        row(name, seeds, seed -> {
            Model model = models.apply(seed);
            Set<String> wrong = planting.in(model.gradient(), seed);
            GradientReport report = checker(seed).check(model.parameters(), model::loss, () -> {
                Map<String, double[]> gradient = model.gradient();
                planting.in(gradient, seed);
                return gradient;
            });
            return new Outcome(report, wrong);
        });
    }

    private void row(String name, int seeds, Trial trial) {
        if (!name.contains(only)) {
            return;
        }
        List<Long> evaluations = new ArrayList<>();
        int expected = 0;
        double visible = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Outcome outcome = trial.of(seed);
            evaluations.add(outcome.report().evaluations());
            expected += outcome.isExpected() ? 1 : 0;
            visible = Math.max(
                    visible,
                    outcome.report().keys().stream()
                            .filter(key -> key.verdict() == Verdict.CORRECT)
                            .mapToDouble(KeyReport::smallestVisibleError)
                            .max()
                            .orElse(0));
        }
        evaluations.sort(null);
        table.add(
                name,
                Integer.toString(seeds),
                Long.toString(evaluations.get(seeds / 2)),
                Long.toString(evaluations.get(seeds - 1)),
                Integer.toString(expected),
                String.format(Locale.ROOT, "%.0e", visible));
    }

    private static Set<String> wrongEntries(GradientReport report) {
        Set<String> entries = new TreeSet<>();
        report.keys().forEach(key -> key.wrongEntries().forEach(entry -> entries.add(entry.entry())));
        return entries;
    }

    private static Set<String> wrongKeys(GradientReport report) {
        Set<String> keys = new TreeSet<>();
        report.keys().stream().filter(key -> key.verdict() == Verdict.WRONG).forEach(key -> keys.add(key.key()));
        return keys;
    }
}
