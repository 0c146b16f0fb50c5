/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.StepReport;
import io.github.gradcheck.core.internal.report.json.Json;
import java.util.List;
import java.util.stream.IntStream;

/** How the numerical derivative of the worst entries depends on the step, and which step its error bar chose. */
final class StepCharts {
    /** Two rows of three charts. */
    private static final int MOST = 6;

    /** A second entry of a key shows whether the first one is special; a third says nothing new. */
    private static final int MOST_OF_A_KEY = 2;

    private final List<EntryReport> entries;

    private StepCharts(List<EntryReport> entries) {
        this.entries = entries;
    }

    /** The worst entry of each wrong key, and more of each where there are few keys. */
    static StepCharts of(GradientReport report) {
        List<List<EntryReport>> candidates = report.keys().stream()
                .map(KeyReport::wrongEntries)
                .map(StepCharts::withSteps)
                .filter(entries -> !entries.isEmpty())
                .toList();
        long each = Math.max(MOST / Math.max(candidates.size(), 1), 1);
        return new StepCharts(candidates.stream()
                .flatMap(entries -> entries.stream().limit(Math.min(each, MOST_OF_A_KEY)))
                .limit(MOST)
                .toList());
    }

    private static List<EntryReport> withSteps(List<EntryReport> entries) {
        return entries.stream().filter(entry -> entry.steps().size() > 1).toList();
    }

    void write(Html html) {
        if (entries.isEmpty()) {
            return;
        }
        html.start("section", "aria-labelledby", "steps")
                .element("h2", "Error against step size", "id", "steps")
                .element(
                        "p",
                        "How far the central difference with step h is from the numerical derivative that was kept:"
                                + " to the right the loss bends away, to the left its rounding noise grows."
                                + " Backward would agree if its line lay within the error bars.",
                        "class",
                        "explanation")
                .start("div", "class", "figures");
        for (int i = 0; i < entries.size(); i++) {
            chart(html, i, entries.get(i));
        }
        html.end().end();
    }

    String data() {
        return Json.array(entries.stream().map(StepCharts::data).toList());
    }

    private static String data(EntryReport entry) {
        double[][] columns = IntStream.range(0, 3)
                .mapToObj(column -> entry.steps().stream()
                        .mapToDouble(step ->
                                column == 0 ? step.step() : column == 1 ? distance(entry, step) : step.errorBar())
                        .toArray())
                .toArray(double[][]::new);
        int[] kept = IntStream.range(0, entry.steps().size())
                .filter(i -> entry.steps().get(i).kept())
                .toArray();
        return Json.object(
                "entry", Json.text(entry.entry()),
                "steps", Json.numbers(columns[0]),
                "distances", Json.numbers(columns[1]),
                "errorBars", Json.numbers(columns[2]),
                "kept", Json.integers(kept),
                "backward", Json.number(Math.abs(entry.analytic() - entry.numerical())));
    }

    private static double distance(EntryReport entry, StepReport step) {
        return Math.abs(step.quotient() - entry.numerical());
    }

    private static void chart(Html html, int number, EntryReport entry) {
        String label = "Error against step size of " + entry.entry() + ". Arrow keys read its points.";
        html.start("div");
        Drawing.write(html, "steps", number, entry.entry(), label);
        StepTable.write(html, entry.entry(), entry.steps(), step -> distance(entry, step));
        html.end();
    }
}
