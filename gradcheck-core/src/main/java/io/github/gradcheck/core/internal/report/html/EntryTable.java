/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.internal.report.Differences;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** The numbers behind the pictures of a key: all of a small key, the worst of a large one. */
final class EntryTable {
    /** All entries of a 7 by 7 matrix: two screens, and half of a page in a folder with many. */
    private static final int SMALL = 50;

    /** Of a larger key, one screen. */
    private static final int WORST = 25;

    private static final List<String> COLUMNS = List.of("entry", "analytic", "numerical", "+- error bar", "ratio");

    private final KeyReport key;
    private final EntryGradients gradients;
    private final boolean measured;

    /** Those that the report keeps: of wrong entries. */
    private final Map<String, Double> errorBars;

    EntryTable(KeyReport key, boolean measured) {
        this.key = key;
        this.measured = measured;
        this.errorBars = key.wrongEntries().stream()
                .collect(Collectors.toMap(EntryReport::entry, EntryReport::errorBar, (one, same) -> one));
        this.gradients = key.gradients();
    }

    void write(Html html) {
        boolean small = key.entries() <= SMALL;
        List<Integer> entries = worst(small ? SMALL : WORST, small || !measured);
        String caption = small
                ? "All entries of " + key.key() + ", the worst first"
                : measured ? "The worst measured entries of " + key.key() : "The largest entries of " + key.key();
        html.start("details", "class", "numbers", "open", "open")
                .element("summary", caption)
                .startTable("scrolling tall", COLUMNS, "aria-label", caption);
        entries.forEach(entry -> row(html, entry));
        html.end().end().end().end();
    }

    /** Keeps no more entries at a time than are shown: a key may have a million. */
    private List<Integer> worst(int most, boolean unmeasuredToo) {
        Comparator<Integer> leastBadFirst = Comparator.<Integer, Boolean>comparing(gradients::isWrong)
                .thenComparing(entry -> Differences.of(gradients, entry))
                .thenComparing(entry -> Math.abs(gradients.analytic(entry)))
                .thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> worst = new PriorityQueue<>(leastBadFirst);
        for (int entry = 0; entry < key.entries(); entry++) {
            if (unmeasuredToo || Differences.isMeasured(gradients, entry)) {
                worst.add(entry);
            }
            if (worst.size() > most) {
                worst.remove();
            }
        }
        return worst.stream().sorted(leastBadFirst.reversed()).toList();
    }

    private void row(Html html, int entry) {
        String name = key.key() + key.shape().indices(entry);
        html.start("tr").start("th", "scope", "row").text(name);
        if (gradients.isWrong(entry)) {
            html.text(" ").element("span", "wrong", "class", "mark");
        }
        html.end();
        boolean compared = Differences.isMeasured(gradients, entry);
        number(html, Numbers.value(gradients.analytic(entry)));
        number(html, compared ? Numbers.value(gradients.numerical(entry)) : "not measured");
        number(
                html,
                Optional.ofNullable(errorBars.get(name)).map(Numbers::magnitude).orElse(""));
        number(html, compared ? Numbers.ratio(gradients.analytic(entry) / gradients.numerical(entry)) : "");
        html.end();
    }

    private static void number(Html html, String text) {
        html.element("td", text);
    }
}
