/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Says in one line what a pass is worth. */
record Worth(GradientReport report) {

    @Override
    public String toString() {
        int keys = report.keys().size();
        long entries = report.keys().stream().mapToLong(KeyReport::entries).sum();
        long kinks =
                report.keys().stream().mapToLong(KeyReport::nonDifferentiable).sum();
        double visible = largest(KeyReport::smallestVisibleError);
        double entry = largest(KeyReport::smallestVisibleEntryError);
        return counted(keys, "key", "keys") + ", " + counted(entries, "entry", "entries")
                + String.format(Locale.ROOT, ", errors above %.1e", visible)
                + (entry > Verdict.VISIBLE_ERROR ? String.format(Locale.ROOT, " (of one entry: %.1e)", entry) : "")
                + " would have been seen, "
                + counted(report.evaluations(), "evaluation", "evaluations")
                + (kinks == 0 ? "" : "; " + counted(kinks, "kink", "kinks"))
                + (report.skipped().isEmpty()
                        ? ""
                        : "; not compared: "
                                + String.join(", ", report.skipped().keySet()));
    }

    private double largest(ToDoubleFunction<KeyReport> error) {
        return report.keys().stream()
                .mapToDouble(error)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    private static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
