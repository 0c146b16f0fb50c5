/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.report.Differences;
import io.github.gradcheck.core.internal.report.Excuses;
import io.github.gradcheck.core.internal.report.Headline;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One key: where it is wrong, as heat maps, as a scatter of analytic against numerical, and as a table. */
final class KeyPicture {
    /** A closer look shows so many rows and columns: what a person sees at a glance, and still a neighbourhood. */
    private static final int CLOSE = 16;

    private final KeyReport key;
    private final int number;
    private final HeatMap map;
    private final KeyMaps maps;
    private final Optional<Integer> worst;
    private final Optional<KeyMaps> closer;
    private final long measured;

    KeyPicture(KeyReport key, int number, int closerNumber, int mostCells) {
        this.key = key;
        this.number = number;
        this.map = HeatMap.of(key.gradients(), mostCells);
        this.maps = new KeyMaps(key, map, number);
        this.worst = map.isCondensed() ? map.worst(key.gradients()) : Optional.empty();
        this.closer = worst.map(entry ->
                new KeyMaps(key, HeatMap.around(entry, CLOSE, key.gradients().shape()), closerNumber));
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
        html.start("div", measured > 1 ? new String[] {"class", "figures entries"} : new String[0]);
        scatter(html);
        new EntryTable(key, measured > 0).write(html);
        html.end();
        html.end().end();
    }

    /** What the script draws. */
    String data() {
        return maps.data();
    }

    /** The same of the closer look; null where there is none. */
    String closerData() {
        return closer.map(KeyMaps::data).orElse("null");
    }

    private void maps(Html html) {
        if (key.entries() > 1) {
            maps.write(html, measured > 0);
        }
        if (!layout().isEmpty()) {
            html.element("p", layout(), "class", "explanation");
        }
        closer.ifPresent(look -> {
            html.element("p", "Around " + name(worst.orElseThrow()) + ", entry by entry:", "class", "explanation");
            look.write(html, true);
        });
    }

    private String name(int entry) {
        return key.key() + key.shape().indices(entry);
    }

    private void scatter(Html html) {
        if (measured > 1) {
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
        if (key.entries() == 1) {
            return "";
        }
        return key.wrongEntryCount() + " of its " + key.entries()
                + (key.wrongEntryCount() == 1 ? " entries is wrong." : " entries are wrong.");
    }

    private String unverified() {
        if (Excuses.isAllThatHidesIt(key)) {
            return "Its tolerance is too wide: " + Excuses.wide(key) + ".";
        }
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
                : key.undecided()
                        + " of its entries are undecided: the values beside the point do not tell the slope there.";
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
