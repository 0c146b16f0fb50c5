/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gradcheck.core.GradientReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Opens a page in Chromium, where there is one. */
class BrowserTests {
    /** No temporary folder: a browser that has ended may still write there while JUnit deletes it. */
    private static final Path FOLDER = Path.of("target", "browser").toAbsolutePath();

    private static final GradientReport REPORT = new Fixture()
            .with("W", 3, 4)
            .wrong("W", 1, 2, 7)
            .with("b", 300, 1)
            .wrong("b", 9, 0, Double.NaN)
            .with("large", 200, 300)
            .wrong("large", 100, 100, -1)
            .checkWithStepCurves();

    @Test
    void aBrowserDrawsAllChartsAndComplainsOfNothing() throws Exception {
        requireAllChartsDrawn("page", REPORT.toHtml("BrowserTests", Map.of()));
    }

    @Test
    void aPageThatSharesItsScriptIsDrawnAsWell() throws Exception {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, String> file : REPORT.pageFiles().entrySet()) {
            Files.writeString(FOLDER.resolve("shared" + file.getKey()), file.getValue());
        }
        requireAllChartsDrawn("one-of-many", REPORT.toHtml("BrowserTests", Map.of(), "shared"));
    }

    private static void requireAllChartsDrawn(String name, String html) throws Exception {
        Files.createDirectories(FOLDER);
        Path page = Files.writeString(FOLDER.resolve(name + ".html"), html);
        Path dom = FOLDER.resolve(name + ".dom.html");
        Path log = FOLDER.resolve(name + ".log.txt");
        open(page, dom, log);
        int charts = html.split("<canvas", -1).length - 1;
        assertThat(charts, greaterThan(9));
        assertThat(Files.readString(log), not(containsString("CONSOLE")));
        assertThat(Files.readString(dom), containsString("data-drawn=\"" + charts + "\""));
    }

    private static void open(Path page, Path dom, Path log) throws IOException, InterruptedException {
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Process process = new ProcessBuilder(
                        browser.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + FOLDER.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assumeTrue(ended && process.exitValue() == 0, "Chromium does not run here");
    }

    private static Optional<String> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
