/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.report.Differences;
import io.github.gradcheck.core.internal.report.Headline;
import io.github.gradcheck.core.internal.report.Numbers;
import io.github.gradcheck.core.internal.report.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One key: where it is wrong, as heat maps, as a scatter of analytic against numerical, and as a table. */
final class KeyPicture {
    private final KeyReport key;
    private final int number;
    private final HeatMap map;
    private final long measured;

    KeyPicture(KeyReport key, int number, int mostCells) {
        this.key = key;
        this.number = number;
        this.map = HeatMap.of(key.gradients(), mostCells);
        this.measured = IntStream.range(0, key.entries())
                .filter(entry -> Differences.isMeasured(key.gradients(), entry))
                .count();
    }

    KeyReport key() {
        return key;
    }

    String anchor() {
        return "key-" + number;
    }

    void write(Html html, boolean open) {
        html.start("section", "aria-labelledby", anchor())
                .start("details", open ? new String[] {"open", "open"} : new String[0])
                .start("summary")
                .start("h2", "id", anchor())
                .text(key.key() + " ")
                .element("small", key.shape().toString())
                .text(" ");
        Badge.write(html, key.verdict());
        html.end().end();
        key.diagnosis().ifPresent(cause -> html.element("p", sentence(cause), "class", "cause"));
        sentences().forEach(sentence -> html.element("p", sentence));
        maps(html);
        if (!layout().isEmpty()) {
            html.element("p", layout(), "class", "explanation");
        }
        html.start("div", "class", "figures entries");
        scatter(html);
        new EntryTable(key, measured > 0).write(html);
        html.end();
        html.end().end();
    }

    /** What the script draws. */
    String data() {
        EntryGradients gradients = key.gradients();
        int[] shown = map.entries().stream().mapToInt(Integer::intValue).toArray();
        return Json.object(
                "key", Json.text(key.key()),
                "shape",
                        Json.integers(gradients.shape().dimensions().stream()
                                .mapToInt(Integer::intValue)
                                .toArray()),
                "layout", Json.text(map.layout().name()),
                "width", Integer.toString(map.width()),
                "rows", Integer.toString(map.rows()),
                "columns", Integer.toString(map.columns()),
                "block", Json.integers(map.blockRows(), map.blockColumns()),
                "entries", Json.integers(shown),
                "analytic", numbers(shown, gradients::analytic),
                "numerical", numbers(shown, gradients::numerical),
                "difference", numbers(shown, entry -> gradients.analytic(entry) - gradients.numerical(entry)),
                "wrong", Json.integers(wrongCells(shown)));
    }

    private int[] wrongCells(int[] shown) {
        return IntStream.range(0, shown.length)
                .filter(cell -> shown[cell] >= 0 && key.gradients().isWrong(shown[cell]))
                .toArray();
    }

    private static String numbers(int[] entries, IntToDoubleFunction value) {
        return Json.numbers(Arrays.stream(entries)
                .mapToDouble(entry -> entry < 0 ? Double.NaN : value.applyAsDouble(entry))
                .toArray());
    }

    private void maps(Html html) {
        html.start("div", "class", "maps");
        for (String panel : List.of("analytic", "numerical", "difference")) {
            String label = "Heat map of " + key.key() + ": " + caption(panel) + ". Arrow keys read its cells.";
            Drawing.write(html, "map", number, caption(panel), label, "data-values", panel);
        }
        html.end()
                .element("div", "", "class", "legend", "data-legend", Integer.toString(number))
                .element(
                        "p",
                        "Point at a cell, or walk through a map with the arrow keys, to read it here.",
                        "class",
                        "explanation",
                        "role",
                        "status",
                        "data-reading",
                        Integer.toString(number));
    }

    private static String caption(String panel) {
        return switch (panel) {
            case "analytic" -> "analytic (backward)";
            case "numerical" -> "numerical (the loss)";
            default -> "difference";
        };
    }

    private void scatter(Html html) {
        if (measured > 0) {
            String label = "Analytic against numerical entries of " + key.key() + ". Arrow keys read its points.";
            Drawing.write(html, "scatter", number, "Analytic against numerical: on the diagonal they agree", label);
        }
    }

    private String sentence(Diagnosis cause) {
        return Headline.isStill(key)
                ? "The loss does not move with it: " + cause.reason() + "."
                : "Its gradient " + cause.sentence() + ".";
    }

    private Stream<String> sentences() {
        return Stream.of(wrong(), unverified(), unvisited(), unmeasured(), kinks(), undecided())
                .filter(sentence -> !sentence.isEmpty());
    }

    private String wrong() {
        if (key.verdict() != Verdict.WRONG) {
            return "";
        }
        if (key.dense()) {
            return "Most of its " + key.entries()
                    + " entries are wrong, or more than were located: those that are marked are a sample.";
        }
        if (key.wrongEntryCount() == 0) {
            return "It is wrong as a whole; no single entry was located.";
        }
        return key.wrongEntryCount() + " of its " + key.entries()
                + (key.wrongEntryCount() == 1 ? " entries is wrong." : " entries are wrong.");
    }

    private String unverified() {
        boolean hidden = key.verdict() == Verdict.UNVERIFIED && key.unvisited() == 0;
        return hidden
                ? "Noise or kinks hide a relative error of " + Numbers.magnitude(key.smallestVisibleError())
                        + "; a pass needs " + Numbers.magnitude(Verdict.VISIBLE_ERROR) + "."
                : "";
    }

    private String unvisited() {
        return key.unvisited() == 0
                ? ""
                : "Not checked, because the budget was spent: " + key.unvisited() + " of its " + key.entries()
                        + " entries.";
    }

    private String unmeasured() {
        if (measured == key.entries() || key.unvisited() > 0) {
            return "";
        }
        return measured == 0
                ? "No entry was measured on its own: the key was compared along random directions."
                : measured + " of " + key.entries() + " entries were measured on their own.";
    }

    private String kinks() {
        return key.nonDifferentiable() == 0
                ? ""
                : key.nonDifferentiable() + " of its entries or directions lie on a kink.";
    }

    private String undecided() {
        return key.undecided() == 0
                ? ""
                : key.undecided() + " of its entries are undecided: the loss has no usable value beside them.";
    }

    private String layout() {
        String text = switch (map.layout()) {
            case MATRIX ->
                key.shape().rank() > 2 ? "Each row is one first index; the other indices run along it. " : "";
            case ROW -> "";
            case FOLDED -> "The vector is folded into rows of " + map.width() + " entries. ";
        };
        return map.isCondensed()
                ? text + "Each cell stands for up to " + map.blockRows() + "x" + map.blockColumns()
                        + " entries and shows the worst of them in all three maps."
                : text;
    }
}
