/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.report.html.Html;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all checks, failures first, each with the way to its page. */
final class IndexPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private IndexPage() {}

    static String of(List<DrawRecord> records) throws IOException {
        List<Line> lines =
                records.stream().flatMap(IndexPage::lines).sorted(Line.ORDER).toList();
        long failures = records.stream().filter(DrawRecord::failed).count();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" \
                content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Gradient checks: %1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <main>
                <h1 id="title">Gradient checks: %1$s</h1>
                <p>Each draw as it ended last. One that was not run again stays until the folder is cleaned.</p>
                <div class="scrolling" tabindex="0" role="region" aria-labelledby="title">
                <table>
                <thead><tr><th scope="col">verdict</th><th scope="col">test</th><th scope="col">draw</th>\
                <th scope="col">finding</th><th scope="col">run</th></tr></thead>
                <tbody>
                %3$s</tbody>
                </table>
                </div>
                </main>
                </body>
                </html>
                """.formatted(
                        failures + " of " + records.size() + (records.size() == 1 ? " draw" : " draws") + " failed",
                        style(),
                        lines.stream().map(Line::row).collect(Collectors.joining()));
    }

    private static Stream<Line> lines(DrawRecord draw) {
        Stream<Line> checks = draw.checks().stream().map(check -> new Line(draw, check));
        boolean passes = draw.correct() > 0 && !draw.failed();
        boolean ended = draw.outcome() != DrawRecord.Outcome.OPEN;
        DrawRecord.Check rest = !ended
                ? new DrawRecord.Check("OPEN", "", "the test has not ended", "")
                : new DrawRecord.Check(
                        "CORRECT", "", draw.correct() + (draw.correct() == 1 ? " check" : " checks") + " correct", "");
        return passes || !ended ? Stream.concat(checks, Stream.of(new Line(draw, rest))) : checks;
    }

    private static String style() throws IOException {
        try (InputStream file = IndexPage.class.getResourceAsStream("index.css")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** One line of the list. */
    private record Line(DrawRecord draw, DrawRecord.Check check) {
        private static final Comparator<Line> ORDER = Comparator.comparing((Line line) -> !line.isFailure())
                .thenComparing(line -> line.draw.test())
                .thenComparing(line -> line.draw.draw());

        boolean isFailure() {
            return draw.failed() && !check.isCorrect();
        }

        String row() {
            String expected = !draw.failed() && !check.isCorrect() ? " (the test passed: it expects this)" : "";
            String name = Html.escape(draw.test()).replace(".", ".<wbr>");
            String test =
                    check.page().isEmpty() ? name : "<a href=\"" + Html.escape(check.page()) + "\">" + name + "</a>";
            return "<tr><td><span class=\"verdict "
                    + Html.escape(check.verdict().toLowerCase(Locale.ROOT)) + "\">"
                    + Html.escape(check.verdict()) + "</span></td><th scope=\"row\">" + test
                    + "</th><td class=\"draw\">"
                    + Html.escape(check.label().isEmpty() ? draw.draw() : check.label() + ", " + draw.draw())
                    + "</td><td>"
                    + Html.escape(check.finding() + expected) + "</td><td class=\"time\">" + TIME.format(draw.time())
                    + "</td></tr>\n";
        }
    }
}
