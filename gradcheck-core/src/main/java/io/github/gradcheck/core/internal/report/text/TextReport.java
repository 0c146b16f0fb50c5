/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.report.Band;
import io.github.gradcheck.core.internal.report.Evaluated;
import io.github.gradcheck.core.internal.report.Excuses;
import io.github.gradcheck.core.internal.report.Headline;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as text: one line that says it all, then at most a screen of tables, readable at 80 columns. */
public final class TextReport {
    /** One wrong key is shown with so many entries; several share about twice as many. */
    private static final int MOST_ENTRIES = 5;

    /** One entry alone shows no pattern. */
    private static final int FEWEST_ENTRIES = 2;

    /** With two entries each, all that is shown of them fits on one screen. */
    private static final int MOST_KEYS = 4;

    private final GradientReport report;
    private final List<String> lines = new ArrayList<>();

    private TextReport(GradientReport report) {
        this.report = report;
    }

    /**
     * Renders a report.
     *
     * @param report what the check found
     * @return its lines; the first stands for itself
     */
    public static List<String> lines(GradientReport report) {
        TextReport text = new TextReport(report);
        text.lines.add(Headline.of(report));
        text.lines.add("");
        text.addKeys();
        text.addWhy();
        text.addWrongKeys();
        text.addRest();
        return List.copyOf(text.lines);
    }

    private void addKeys() {
        TextTable table = new TextTable().row("key", "shape", "verdict", "difference", "", "wrong", "visible error");
        for (KeyReport key : report.keys()) {
            table.row(
                    key.key(),
                    key.shape().toString(),
                    key.verdict().toString(),
                    Numbers.magnitude(key.relativeDifference()),
                    isCompared(key.verdict()) ? band(key) : "",
                    (key.dense() ? "many" : key.wrongEntryCount()) + " of " + key.entries(),
                    Numbers.visibleError(key));
        }
        table.row(
                "all",
                "",
                report.verdict().toString(),
                Numbers.magnitude(report.relativeDifference()),
                isCompared(report.verdict()) ? Band.of(report.relativeDifference()) : "");
        lines.addAll(table.lines());
    }

    /** None beside a pass where the squares of a relative difference overflow. */
    private static String band(KeyReport key) {
        boolean overflown = key.verdict() == Verdict.CORRECT && Double.isNaN(key.relativeDifference());
        return overflown ? "" : Band.of(key.relativeDifference());
    }

    /** Only then a relative difference means something. */
    private static boolean isCompared(Verdict verdict) {
        return verdict == Verdict.CORRECT || verdict == Verdict.WRONG;
    }

    /** What the first line had no room for, and what was noticed in the whole. */
    private void addWhy() {
        List<String> sentences = new ArrayList<>(Headline.furtherCauses(report));
        report.keys().stream().filter(Headline::isStill).map(TextReport::still).forEach(sentences::add);
        sentences.addAll(report.remarks());
        if (!sentences.isEmpty()) {
            lines.add("");
            sentences.forEach(this::addSentence);
        }
    }

    private static String still(KeyReport key) {
        return "the loss does not move with `" + key.key() + "`: "
                + key.diagnosis().map(Diagnosis::reason).orElse("");
    }

    private void addSentence(String sentence) {
        lines.addAll(Wrapped.lines(sentence));
    }

    private void addWrongKeys() {
        List<KeyReport> wrong = report.keys().stream()
                .filter(key -> !key.wrongEntries().isEmpty())
                .toList();
        int each = Math.max(FEWEST_ENTRIES, 2 * MOST_ENTRIES / Math.max(1, wrong.size()));
        wrong.stream().limit(MOST_KEYS).forEach(key -> addWorstEntries(key, Math.min(each, MOST_ENTRIES)));
        if (wrong.size() > MOST_KEYS) {
            lines.add("");
            addSentence("also wrong: "
                    + wrong.stream().skip(MOST_KEYS).map(KeyReport::key).collect(Collectors.joining(", ")));
        }
    }

    private void addWorstEntries(KeyReport key, int most) {
        TextTable table = new TextTable().row("entry", "analytic", "numerical", "+- error bar", "ratio");
        key.wrongEntries().stream().limit(most).forEach(entry -> addEntry(table, entry));
        lines.add("");
        lines.addAll(table.lines());
        int more = key.wrongEntryCount() - most;
        if (key.dense()) {
            addSentence("a sample: most of `" + key.key() + "` is wrong, or more than was located");
        } else if (more > 0) {
            addSentence("and " + more + " more of `" + key.key() + "`");
        }
        lines.addAll(TextMap.of(key));
    }

    private void addRemedy(KeyReport key) {
        if (Excuses.isAllThatHidesIt(key)) {
            addSentence("`" + key.key() + "`: " + Excuses.wide(key));
            lines.add("  (ask for less tolerance)");
            return;
        }
        addSentence("`" + key.key() + "`: noise or kinks hide a relative error of "
                + Numbers.magnitude(key.smallestVisibleError()) + "; a pass needs "
                + Numbers.magnitude(Verdict.VISIBLE_ERROR));
        lines.add("  (try another seed, larger or smaller values, double instead of float)");
    }

    /** An error of one entry is small beside the norm of a large key. */
    private void addOneEntry() {
        report.keys().stream()
                .filter(key -> key.verdict() == Verdict.CORRECT && key.smallestVisibleError() <= Verdict.VISIBLE_ERROR)
                .max(Comparator.comparingDouble(KeyReport::smallestVisibleEntryError))
                .filter(key -> key.smallestVisibleEntryError() > Verdict.VISIBLE_ERROR)
                .ifPresent(key -> addSentence("a single entry of usual size would have been seen if it were off by "
                        + Numbers.magnitude(key.smallestVisibleEntryError()) + " of itself (`" + key.key() + "`)"));
    }

    private void addUnvisited(KeyReport key) {
        addSentence("not checked: " + (key.unvisited() == key.entries() ? "" : key.unvisited() + " of the ")
                + key.entries() + " entries of `" + key.key() + "`");
    }

    /** Where no single entry could be compared, the difference was seen along the whole key. */
    private void addWhole(KeyReport key) {
        addSentence("`" + key.key() + "` as a whole is off by a relative "
                + Numbers.magnitude(key.relativeDifference())
                + ": seen along random lines over all of its entries, not in single ones");
    }

    private static void addEntry(TextTable table, EntryReport entry) {
        table.row(
                entry.entry(),
                Numbers.value(entry.analytic()),
                Numbers.value(entry.numerical()),
                Numbers.magnitude(entry.errorBar()),
                Numbers.ratio(entry.ratio()));
    }

    private void addRest() {
        lines.add("");
        report.keys().stream()
                .filter(key -> key.verdict() == Verdict.UNVERIFIED && key.unvisited() == 0)
                .filter(key -> !Headline.isThrown(key))
                .forEach(this::addRemedy);
        report.keys().stream().filter(key -> key.unvisited() > 0).forEach(this::addUnvisited);
        report.keys().stream()
                .filter(key ->
                        key.verdict() == Verdict.WRONG && key.wrongEntries().isEmpty())
                .filter(key -> !Headline.isSeenElsewhere(key))
                .forEach(this::addWhole);
        for (KeyReport key : report.keys()) {
            if (key.nonDifferentiable() > 0) {
                addSentence("`" + key.key() + "`: " + key.nonDifferentiable() + " of " + key.entries()
                        + " entries or directions lie on a kink: not compared beyond the slopes on both sides");
            }
            Excuses.of(key).forEach(this::addSentence);
            if (key.undecided() > 0) {
                addSentence("`" + key.key() + "`: " + key.undecided() + " of " + key.entries()
                        + " entries undecided: the values beside the point do not tell the slope there");
            }
        }
        addOneEntry();
        if (!report.notChecked().isEmpty()) {
            addSentence("not checked (no parameter of that name): " + String.join(", ", report.notChecked()));
        }
        lines.add(String.format(Locale.ROOT, "%d %s", report.evaluations(), Evaluated.inWords(report)));
    }
}
