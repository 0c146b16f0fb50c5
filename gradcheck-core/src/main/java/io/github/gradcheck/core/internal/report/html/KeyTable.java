/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.report.Band;
import io.github.gradcheck.core.internal.report.Excuses;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.List;

/** All keys with their verdicts, each with the way to its picture. */
final class KeyTable {
    private static final List<String> COLUMNS =
            List.of("key", "shape", "verdict", "difference", "visible error", "wrong");

    private final GradientReport report;
    private final List<KeyPicture> pictures;

    KeyTable(GradientReport report, List<KeyPicture> pictures) {
        this.report = report;
        this.pictures = pictures;
    }

    void write(Html html) {
        html.startTable("scrolling", COLUMNS, "aria-labelledby", "keys");
        report.keys().forEach(key -> row(html, key));
        html.end().start("tfoot");
        total(html);
        html.end().end().end();
        html.element(
                "p",
                "Difference: ||a - n|| / (||a|| + ||n||) of analytic and numerical gradient. "
                        + "Visible error: the smallest relative error of the key that would have been seen.",
                "class",
                "explanation");
        report.keys().stream()
                .flatMap(key -> Excuses.of(key).stream())
                .forEach(sentence -> html.element("p", sentence, "class", "explanation"));
    }

    private void row(Html html, KeyReport key) {
        html.start("tr").start("th", "scope", "row");
        pictures.stream()
                .filter(picture -> picture.key().key().equals(key.key()))
                .findFirst()
                .ifPresentOrElse(
                        picture -> html.element("a", key.key(), "href", "#" + picture.anchor()),
                        () -> html.text(key.key()));
        html.end().element("td", key.shape().toString()).start("td");
        Badge.write(html, key.verdict());
        html.end();
        difference(html, key.verdict(), key.relativeDifference());
        number(html, Numbers.visibleError(key));
        html.start("td")
                .text(key.dense() ? "many" : Integer.toString(key.wrongEntryCount()))
                .element("span", " of " + key.entries(), "class", "whole");
        html.end().end();
    }

    private void total(Html html) {
        html.start("tr").element("th", "all", "scope", "row").element("td", "").start("td");
        Badge.write(html, report.verdict());
        html.end();
        difference(html, report.verdict(), report.relativeDifference());
        number(html, "");
        number(html, "");
        html.end();
    }

    private static void number(Html html, String text) {
        html.element("td", text);
    }

    /** Where nothing was compared, it would mean nothing. */
    private static void difference(Html html, Verdict verdict, double relativeDifference) {
        html.start("td", "class", "number");
        if (verdict == Verdict.CORRECT || verdict == Verdict.WRONG) {
            html.text(Numbers.magnitude(relativeDifference) + " ")
                    .element("span", Band.of(relativeDifference).toString(), "class", "band");
        }
        html.end();
    }
}
