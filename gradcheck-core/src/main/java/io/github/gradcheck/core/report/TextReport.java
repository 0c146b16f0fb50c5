package io.github.gradcheck.core.report;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as text: one line that says it all, then at most a screen of tables, readable at 80 columns. */
public final class TextReport {
    private static final int MOST_ENTRIES = 5;

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
        report.keys().stream().filter(key -> !key.wrongEntries().isEmpty()).forEach(text::addWorstEntries);
        text.addRest();
        return List.copyOf(text.lines);
    }

    private void addKeys() {
        TextTable table = new TextTable().row("key", "shape", "verdict", "difference", "", "wrong entries");
        for (KeyReport key : report.keys()) {
            table.row(
                    key.key(),
                    key.shape().toString(),
                    key.verdict().toString(),
                    Numbers.magnitude(key.relativeDifference()),
                    Band.of(key.relativeDifference()),
                    key.wrongEntryCount() + " of " + key.entries());
        }
        table.row(
                "all",
                "",
                report.verdict().toString(),
                Numbers.magnitude(report.relativeDifference()),
                Band.of(report.relativeDifference()));
        lines.addAll(table.lines());
    }

    private void addWorstEntries(KeyReport key) {
        if (key.verdict() != Verdict.WRONG) {
            return;
        }
        TextTable table = new TextTable().row("entry", "analytic", "numerical", "error bar", "ratio");
        key.wrongEntries().stream().limit(MOST_ENTRIES).forEach(entry -> addEntry(table, entry));
        lines.add("");
        lines.addAll(table.lines());
        int more = key.wrongEntryCount() - MOST_ENTRIES;
        if (more > 0) {
            lines.add("and " + more + " more of `" + key.key() + "`");
        }
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
        report.remarks().forEach(lines::add);
        for (KeyReport key : report.keys()) {
            if (key.nonDifferentiable() > 0) {
                lines.add("`" + key.key() + "`: " + key.nonDifferentiable() + " of " + key.entries()
                        + " entries not compared: the loss has a kink there");
            }
            if (key.undecided() > 0) {
                lines.add("`" + key.key() + "`: " + key.undecided() + " of " + key.entries()
                        + " entries undecided: the loss has no usable value beside the point");
            }
        }
        if (!report.notChecked().isEmpty()) {
            lines.add("not checked (no parameter of that name): "
                    + report.notChecked().stream().collect(Collectors.joining(", ")));
        }
        lines.add(String.format(Locale.ROOT, "%d evaluations of the loss", report.evaluations()));
    }
}
