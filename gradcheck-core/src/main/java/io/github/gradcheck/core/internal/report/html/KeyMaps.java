/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.internal.report.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Three maps of a key side by side, of the analytic and the numerical gradient and of their difference; the first alone
 * where no entry was measured.
 *
 * @param key the key
 * @param map which of its entries are shown, and where
 * @param number under which the script finds their numbers
 */
record KeyMaps(KeyReport key, HeatMap map, int number) {
    /** How far apart two numbers are; both stand beside it in full. */
    private static final int DIFFERENCE_DIGITS = 3;

    /**
     * Writes them.
     *
     * @param measured whether any entry was measured on its own
     */
    void write(Html html, boolean measured) {
        html.start("div", "class", "maps");
        for (String panel : measured ? List.of("analytic", "numerical", "difference") : List.of("analytic")) {
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
                "first", Json.integers(map.firstRow(), map.firstColumn()),
                "block", Json.integers(map.blockRows(), map.blockColumns()),
                "entries", isEachInItsOwn(shown) ? "null" : Json.integers(shown),
                "analytic", Json.numbers(values(shown, gradients::analytic)),
                "numerical", Json.numbers(values(shown, gradients::numerical)),
                "difference",
                        Json.rounded(
                                DIFFERENCE_DIGITS,
                                values(shown, entry -> gradients.analytic(entry) - gradients.numerical(entry))),
                "wrong", Json.integers(wrongCells(shown)),
                "whole", Boolean.toString(key.dense()));
    }

    private int[] wrongCells(int[] shown) {
        return IntStream.range(0, shown.length)
                .filter(cell -> shown[cell] >= 0 && key.gradients().isWrong(shown[cell]))
                .toArray();
    }

    private static double[] values(int[] entries, IntToDoubleFunction value) {
        return Arrays.stream(entries)
                .mapToDouble(entry -> entry < 0 ? Double.NaN : value.applyAsDouble(entry))
                .toArray();
    }

    /** Then a cell's number is that of its entry, and need not be said. */
    private static boolean isEachInItsOwn(int[] shown) {
        return IntStream.range(0, shown.length).allMatch(cell -> shown[cell] == cell);
    }
}
