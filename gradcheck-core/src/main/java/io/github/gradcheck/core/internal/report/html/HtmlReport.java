/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.report.Evaluated;
import io.github.gradcheck.core.internal.report.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The report as a page that needs nothing beside it: style, charting library and data are inside, and its policy
 * forbids it the network. Or as one of many, which share script and style in files beside them. Every chart has a table
 * with its numbers. The same report gives the same page, byte by byte.
 */
public final class HtmlReport {
    /** So many keys get a picture, the worst first; the table has them all. Twelve layers of weights and biases. */
    private static final int MOST_PICTURES = 24;

    /** The cells of all heat maps together, 30 bytes each: a page stays below 0.2 MB beside the chart library. */
    private static final int MOST_CELLS = 4096;

    /** 64 by 64: a cell is still five pixels wide. */
    private static final int MOST_CELLS_OF_A_KEY = 4096;

    private final GradientReport report;
    private final List<KeyPicture> pictures;
    private final StepCharts steps;
    private final CurveCharts curves;
    private final Optional<String> shared;
    private final Html html = new Html();

    private HtmlReport(GradientReport report, Optional<String> shared) {
        this.report = report;
        this.shared = shared;
        List<KeyReport> shown = nearestToTheFaultFirst(report);
        int cells = Math.min(MOST_CELLS / Math.max(shown.size(), 1), MOST_CELLS_OF_A_KEY);
        this.pictures = IntStream.range(0, shown.size())
                .mapToObj(i -> new KeyPicture(shown.get(i), i, shown.size() + i, cells))
                .toList();
        this.steps = StepCharts.of(report);
        this.curves = new CurveCharts(report.keys());
    }

    /**
     * The worst verdict first. Wrong keys are listed from the last to the first: a gradient flows from the loss back to
     * the first layer, so that a fault spoils what was declared before it, and the last wrong key is the nearest to it.
     */
    private static List<KeyReport> nearestToTheFaultFirst(GradientReport report) {
        List<KeyReport> keys = report.keys();
        Comparator<Integer> worst = Comparator.<Integer, Verdict>comparing(
                        i -> keys.get(i).verdict())
                .reversed();
        return IntStream.range(0, keys.size())
                .boxed()
                .filter(i -> keys.get(i).entries() > 0)
                .sorted(worst.thenComparing(i -> keys.get(i).verdict() == Verdict.WRONG ? -i : i))
                .limit(MOST_PICTURES)
                .map(keys::get)
                .toList();
    }

    /**
     * Renders a report.
     *
     * @param report what the check found
     * @param name what was checked, for the top of the page
     * @param notes what else the reader should know, such as the command that repeats the check
     * @param shared the files beside the page that have script and style, without their endings; empty for a page that
     *     has them inside
     * @return the page
     */
    public static String page(GradientReport report, String name, Map<String, String> notes, Optional<String> shared) {
        HtmlReport page = new HtmlReport(report, shared);
        page.html.start("html", "lang", "en");
        page.head(name);
        page.html.start("body");
        page.title(name);
        page.html.start("main", "id", "report");
        page.keys();
        if (page.curvesFirst()) {
            page.curves.write(page.html);
            page.pictures();
        } else {
            page.pictures();
            page.steps.write(page.html);
            page.curves.write(page.html);
        }
        page.settings(notes);
        page.html.end();
        page.scripts();
        return page.html.end().end().toString();
    }

    /** What pages share, by the ending of its file. */
    public static Map<String, String> shared() {
        return Map.of(
                ".js", PageFile.CHARTS.content() + "\n" + PageFile.SCRIPT.content(), ".css", PageFile.STYLE.content());
    }

    private String policy() {
        String own = "'self' file:"; // a page of a server, or one that is opened as a file, which has no origin
        String scripts = PageFile.CHARTS.hash() + " " + PageFile.SCRIPT.hash();
        return "default-src 'none'; script-src " + (shared.isPresent() ? own : scripts) + "; style-src "
                + (shared.isPresent() ? own : PageFile.STYLE.hash()) + "; base-uri 'none'; form-action 'none'";
    }

    private void head(String name) {
        html.start("head")
                .single("meta", "charset", "utf-8")
                .single("meta", "http-equiv", "Content-Security-Policy", "content", policy())
                .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .single("meta", "name", "color-scheme", "content", "light dark")
                .element("title", report.verdict() + ": " + (name.isEmpty() ? report.headline() : name));
        if (shared.isPresent()) {
            html.single("link", "rel", "stylesheet", "href", shared.get() + ".css");
        } else {
            html.unescaped("style", PageFile.STYLE.content());
        }
        html.end();
    }

    private void title(String name) {
        html.start("header");
        if (shared.isPresent()) {
            // The script adds the draw of this page, so that the list opens there.
            html.start("nav")
                    .element("a", "all checks", "href", "index.html", "id", "list")
                    .end();
        }
        if (!name.isEmpty()) {
            html.element("p", name, "class", "name");
        }
        html.start("h1");
        verdict(report.verdict());
        html.text(" " + report.headline()).end();
        html.end();
    }

    private void verdict(Verdict verdict) {
        Badge.write(html, verdict);
    }

    private void keys() {
        html.start("section", "aria-labelledby", "keys").element("h2", "Keys", "id", "keys");
        new KeyTable(report, pictures).write(html);
        remarks();
        html.end();
    }

    private void remarks() {
        report.remarks().forEach(remark -> html.element("p", remark, "class", "remark"));
        if (!report.notChecked().isEmpty()) {
            html.element(
                    "p",
                    "Not checked, because no parameter has that name: " + String.join(", ", report.notChecked()) + ".",
                    "class",
                    "remark");
        }
        if (pictures.size() < report.keys().size()) {
            html.element(
                    "p",
                    "Pictures below: " + pictures.size() + " of "
                            + report.keys().size() + " keys, the worst first.",
                    "class",
                    "remark");
        }
    }

    /** Of a pass they are what there is to see. */
    private boolean curvesFirst() {
        return report.verdict() == Verdict.CORRECT && !curves.isEmpty();
    }

    private void pictures() {
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).write(html, i == 0 && !curvesFirst());
        }
    }

    private void settings(Map<String, String> notes) {
        html.start("section", "aria-labelledby", "settings").element("h2", "How it was checked", "id", "settings");
        html.start("dl");
        notes.forEach(this::setting);
        report.settings().forEach(this::setting);
        setting(Evaluated.inWords(report), Long.toString(report.evaluations()));
        html.end();
        html.start("details").element("summary", "The report as text");
        html.element("pre", report.toString(), "tabindex", "0");
        html.end().end();
    }

    private void setting(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    /** What the script draws: the maps of all keys, and after them the closer look at each. */
    private List<String> maps() {
        return Stream.concat(
                        pictures.stream().map(KeyPicture::data),
                        pictures.stream().map(KeyPicture::closerData))
                .toList();
    }

    private void scripts() {
        html.element("p", "", "id", "reading", "role", "status", "class", "unseen");
        String data = Json.object("maps", Json.array(maps()), "steps", steps.data(), "curves", curves.data());
        html.unescaped("script", data, "type", "application/json", "id", "data");
        if (shared.isPresent()) {
            html.unescaped("script", "", "src", shared.get() + ".js");
        } else {
            html.unescaped("script", PageFile.CHARTS.content());
            html.unescaped("script", PageFile.SCRIPT.content());
        }
    }
}
