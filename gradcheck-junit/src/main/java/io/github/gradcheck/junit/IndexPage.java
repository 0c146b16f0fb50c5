/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.report.html.Html;
import io.github.gradcheck.core.internal.report.html.PageFile;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all checks by test, failures first, each with the way to its page. */
final class IndexPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final PageFile STYLE = PageFile.beside(IndexPage.class, "index.css");
    private static final PageFile SCRIPT = PageFile.beside(IndexPage.class, "index.js");

    private IndexPage() {}

    /**
     * Writes the list.
     *
     * @param ignored how many files are none of ours
     */
    static String of(List<DrawRecord> records, int ignored) {
        long failures = records.stream().filter(DrawRecord::failed).count();
        String summary = failures + " of " + counted(records.size(), "draw", "draws") + " failed";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" \
                content="default-src 'none'; style-src %5$s; script-src %6$s; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Gradient checks: %1$s</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <h1 id="title">Gradient checks: %1$s</h1>
                <p>Each draw as it ended last. One that was not run again stays until the folder is cleaned.%4$s</p>
                <p id="filter" hidden><label>Show what has <input type="search" id="words"></label> \
                <label><input type="checkbox" id="failed"> only what failed</label> \
                <span id="shown" role="status"></span></p>
                <div class="scrolling" tabindex="0" role="region" aria-labelledby="title">
                <table>
                <thead><tr><th scope="col">draw</th><th scope="col">verdict</th>\
                <th scope="col">finding</th><th scope="col">run</th></tr></thead>
                %3$s</table>
                </div>
                </main>
                <script>%7$s</script>
                </body>
                </html>
                """.formatted(
                summary,
                STYLE.content(),
                tests(records).map(Test::rows).collect(Collectors.joining()),
                ignored == 0
                        ? ""
                        : " Ignored: " + counted(ignored, "file", "files") + " in records that nobody of us wrote.",
                STYLE.hash(),
                SCRIPT.hash(),
                SCRIPT.content());
    }

    private static Stream<Test> tests(List<DrawRecord> records) {
        return records.stream().collect(Collectors.groupingBy(DrawRecord::test)).entrySet().stream()
                .map(test -> new Test(test.getKey(), test.getValue()))
                .sorted(Test.ORDER);
    }

    private static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** A test with its draws. */
    private record Test(String name, List<DrawRecord> draws) {
        private static final Comparator<Test> ORDER =
                Comparator.comparing((Test test) -> test.failures() == 0).thenComparing(Test::name);

        private static final Comparator<DrawRecord> DRAWS = Comparator.comparing((DrawRecord draw) -> !draw.failed())
                .thenComparing(draw -> draw.draw().number())
                .thenComparing(draw -> draw.draw().seed())
                .thenComparing(draw -> draw.draw().key());

        private long failures() {
            return draws.stream().filter(DrawRecord::failed).count();
        }

        String rows() {
            String failed = failures() + " of " + counted(draws.size(), "draw", "draws") + " failed";
            return "<tbody>\n<tr><th colspan=\"4\" scope=\"rowgroup\">"
                    + Html.escape(name).replace(".", ".<wbr>") + " <span class=\"time\">" + failed
                    + "</span></th></tr>\n"
                    + draws.stream().sorted(DRAWS).flatMap(IndexPage::lines).collect(Collectors.joining())
                    + "</tbody>\n";
        }
    }

    private static Stream<String> lines(DrawRecord draw) {
        Stream<String> checks = draw.checks().stream().map(check -> line(draw, check));
        boolean passes = draw.correct() > 0 && !draw.failed();
        boolean ended = draw.outcome() != DrawRecord.Outcome.OPEN;
        DrawRecord.Check rest = ended
                ? new DrawRecord.Check("CORRECT", "", worth(draw), "")
                : new DrawRecord.Check("OPEN", "", "the test has not ended", "");
        return passes || !ended ? Stream.concat(checks, Stream.of(line(draw, rest))) : checks;
    }

    private static String worth(DrawRecord draw) {
        return draw.correct() == 1
                ? draw.worth()
                : counted(draw.correct(), "check", "checks") + " correct, the last one: " + draw.worth();
    }

    private static String line(DrawRecord draw, DrawRecord.Check check) {
        String expected = !draw.failed() && !check.isCorrect() ? " (the test passed: it expects this)" : "";
        String name = Html.escape(draw.draw().after(check.label()));
        String page = Html.escape(check.page());
        return "<tr class=\"" + (draw.failed() ? "failed\"" : "passed\"")
                + (page.isEmpty() ? "" : " id=\"" + page + "\"") + "><th scope=\"row\" class=\"draw\">"
                + (page.isEmpty() ? name : "<a href=\"" + page + "\">" + name + "</a>")
                + "</th><td><span class=\"verdict "
                + Html.escape(check.verdict().toLowerCase(Locale.ROOT)) + "\">"
                + Html.escape(check.verdict()) + "</span></td><td>" + Html.escape(check.finding() + expected)
                + "</td><td class=\"time\">" + TIME.format(draw.time()) + "</td></tr>\n";
    }
}
