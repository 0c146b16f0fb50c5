/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.internal.report.Differences;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** The numbers behind the pictures of a key: all of a small key, the worst of a large one. */
final class EntryTable {
    /** All entries of a 10 by 10 matrix: what a person may still read through. */
    private static final int SMALL = 100;

    /** Of a larger key, one screen. */
    private static final int WORST = 25;

    private static final List<String> COLUMNS = List.of("entry", "analytic", "numerical", "difference", "wrong");

    private final KeyReport key;
    private final EntryGradients gradients;
    private final boolean measured;

    EntryTable(KeyReport key, boolean measured) {
        this.key = key;
        this.measured = measured;
        this.gradients = key.gradients();
    }

    void write(Html html) {
        boolean small = key.entries() <= SMALL;
        List<Integer> entries =
                small ? IntStream.range(0, key.entries()).boxed().toList() : worst();
        String caption = small
                ? "All entries of " + key.key()
                : measured ? "The worst measured entries of " + key.key() : "The largest entries of " + key.key();
        html.start("details", "class", "numbers", "open", "open")
                .element("summary", caption)
                .startTable("scrolling tall", COLUMNS, "aria-label", caption);
        entries.forEach(entry -> row(html, entry));
        html.end().end().end().end();
    }

    /** Keeps no more entries at a time than are shown: a key may have a million. */
    private List<Integer> worst() {
        Comparator<Integer> leastBadFirst = Comparator.<Integer, Boolean>comparing(gradients::isWrong)
                .thenComparing(entry -> Differences.of(gradients, entry))
                .thenComparing(entry -> Math.abs(gradients.analytic(entry)))
                .thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> worst = new PriorityQueue<>(leastBadFirst);
        for (int entry = 0; entry < key.entries(); entry++) {
            if (!measured || Differences.isMeasured(gradients, entry)) {
                worst.add(entry);
            }
            if (worst.size() > WORST) {
                worst.remove();
            }
        }
        return worst.stream().sorted(leastBadFirst.reversed()).toList();
    }

    private void row(Html html, int entry) {
        html.start("tr").element("th", key.key() + key.shape().indices(entry), "scope", "row");
        boolean compared = Differences.isMeasured(gradients, entry);
        number(html, Numbers.value(gradients.analytic(entry)));
        number(html, compared ? Numbers.value(gradients.numerical(entry)) : "not measured");
        double difference = gradients.analytic(entry) - gradients.numerical(entry);
        number(html, !compared ? "" : difference == 0 ? "0" : Numbers.ratio(difference));
        html.element("td", gradients.isWrong(entry) ? "wrong" : "");
        html.end();
    }

    private static void number(Html html, String text) {
        html.element("td", text, "class", "number");
    }
}
