/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import java.util.Locale;

/** Says in one line what a pass is worth. */
record Worth(GradientReport report) {

    @Override
    public String toString() {
        int keys = report.keys().size();
        long entries = report.keys().stream().mapToLong(KeyReport::entries).sum();
        long kinks =
                report.keys().stream().mapToLong(KeyReport::nonDifferentiable).sum();
        double visible = report.keys().stream()
                .mapToDouble(KeyReport::smallestVisibleError)
                .filter(error -> !Double.isNaN(error))
                .max()
                .orElse(0);
        return counted(keys, "key", "keys") + ", " + counted(entries, "entry", "entries")
                + String.format(Locale.ROOT, ", errors above %.1e would have been seen, ", visible)
                + counted(report.evaluations(), "evaluation", "evaluations")
                + (kinks == 0 ? "" : "; " + counted(kinks, "kink", "kinks"))
                + (report.skipped().isEmpty()
                        ? ""
                        : "; not compared: "
                                + String.join(", ", report.skipped().keySet()));
    }

    private static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
