/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How many arrays of the size of the parameters a check keeps alive at a time: every call of the loss and of backward
 * collects garbage and looks at what is left. Arrays that live only between two calls are not seen.
 */
public final class LiveMemory {
    private static final int ENTRIES = 1_000_000;

    private final long before;
    private long most;

    private LiveMemory() {
        before = used();
    }

    /** Measures a check that passes and one that locates three wrong entries. */
    public static void main(String[] arguments) {
        MarkdownTable table = new MarkdownTable("check", "entries", "evaluations", "most arrays alive");
        CoupledSum sum = new CoupledSum(ENTRIES, 1);
        table.add(row("directions, passing", sum, 0));
        table.add(row("directions, three wrong entries", sum, 3));
        System.out.print(table.text());
    }

    private static String[] row(String name, CoupledSum sum, int wrong) {
        PlantedErrors planted = new PlantedErrors(sum, wrong, 0.1, 1);
        LiveMemory memory = new LiveMemory();
        GradientReport report = GradientChecker.create()
                .withSeed(1)
                .withCoverage(Coverage.DIRECTIONS)
                .check(
                        sum.parameters(),
                        () -> memory.<Double>watched(sum::loss),
                        () -> memory.<double[]>watched(planted::gradient));
        return new String[] {
            name,
            Integer.toString(ENTRIES),
            Long.toString(report.evaluations()),
            String.format(Locale.ROOT, "%.2f", memory.most / (8.0 * ENTRIES))
        };
    }

    private <T> T watched(Supplier<T> function) {
        most = Math.max(most, used() - before);
        return function.get();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
