/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class PageTests {
    private static final Map<String, String> CONCURRENT = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @TempDir
    Path folder;

    @Test
    void theFailureNamesAPageThatIsThere() throws IOException {
        String line = pictureLine(run(WrongTestCases.class).failure(AssertionFailedError.class));
        String page = Files.readString(Path.of(line.substring("picture: ".length())));
        assertThat(page, containsString("PageTests.WrongTestCases.wrong, draw 1, seed 5</p>"));
        assertThat(page, containsString("-Dgradcheck.seed=5"));
    }

    @Test
    void belowTheWorkingDirectoryTheNameIsShort() {
        PageFolder below = new PageFolder(Path.of("target", "gradcheck"));
        assertEquals("target/gradcheck/a.html", below.display("a.html"));
        PageFolder elsewhere = new PageFolder(folder);
        assertEquals(folder.resolve("a.html").toString(), elsewhere.display("a.html"));
    }

    @Test
    void onlyFailuresHaveAPage() throws IOException {
        run(RightTestCases.class).assertPassed(2);
        assertThat(pages(), empty());
        assertThat(index(), containsString("0 of 2 draws failed"));
        assertThat(index(), containsString("1 key, 3 entries, errors above "));
    }

    @Test
    void onRequestPassesHaveOneToo() throws IOException {
        run(RightTestCases.class, Map.of("gradcheck.report", "always")).assertPassed(2);
        assertThat(pages(), hasSize(2));
        assertThat(index(), containsString("<a href=\"" + pages().get(0) + "\">"));
    }

    @Test
    void onRequestThePageOfAPassShowsErrorAgainstStepForEachKey() throws IOException {
        run(TwoKeysTestCases.class, Map.of("gradcheck.report", "always")).assertPassed(1);
        String without = onlyPage();
        run(TwoKeysTestCases.class, Map.of("gradcheck.report", "steps")).assertPassed(1);
        String with = onlyPage();
        assertThat(without, not(containsString("Error against step")));
        assertThat(with, containsString("Error against step, key by key"));
        assertThat(with.split("data-chart=\"curve\"", -1).length - 1, is(2));
        assertThat(evaluations(with) - evaluations(without), is(2 * 28));
    }

    private static int evaluations(String page) {
        Matcher found = Pattern.compile("<dt>evaluations of the loss</dt>\n<dd>(\\d+)</dd>")
                .matcher(page);
        assertTrue(found.find());
        return Integer.parseInt(found.group(1));
    }

    @Test
    void onRequestNothingIsWrittenAndNothingIsSaid() throws IOException {
        AssertionFailedError failure =
                run(WrongTestCases.class, Map.of("gradcheck.report", "never")).failure(AssertionFailedError.class);
        assertThat(failure.getMessage(), not(containsString("picture")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList(), empty());
        }
    }

    @Test
    void anotherRequestIsAMistakeThatNamesThePossibleOnes() {
        ExtensionConfigurationException mistake = run(RightTestCases.class, Map.of("gradcheck.report", "sometimes"))
                .failure(ExtensionConfigurationException.class);
        assertThat(
                mistake.getMessage(),
                containsString("-Dgradcheck.report must be failures, always, steps, never, but is `sometimes`"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndMasksNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        for (String bad : List.of(file.toString(), "\0")) {
            AssertionFailedError failure = run(WrongTestCases.class, Map.of("gradcheck.report.dir", bad))
                    .failure(AssertionFailedError.class);
            assertThat(failure.getMessage(), startsWith("gradient of w "));
            assertThat(pictureLine(failure), startsWith("no picture: " + bad + " cannot be written ("));
            run(RightTestCases.class, Map.of("gradcheck.report.dir", bad)).assertPassed(2);
        }
    }

    @Test
    void aPassRemovesThePageOfItsFailure() throws IOException {
        SwitchedTestCases.right = false;
        run(SwitchedTestCases.class).failure(AssertionFailedError.class);
        assertThat(pages(), hasSize(1));
        assertThat(index(), containsString("1 of 1 draw failed"));
        SwitchedTestCases.right = true;
        run(SwitchedTestCases.class).assertPassed(1);
        assertThat(pages(), empty());
        assertThat(index(), containsString("0 of 1 draw failed"));
    }

    @Test
    void aPassOfThatDrawAloneRemovesItsPageToo() throws IOException {
        SwitchedDrawsTestCases.right = false;
        assertThat(run(SwitchedDrawsTestCases.class).thrown(), hasSize(2));
        SwitchedDrawsTestCases.right = true;
        run(SwitchedDrawsTestCases.class, Map.of("gradcheck.seed", "8")).assertPassed(1);
        assertThat(pages(), hasSize(1));
        assertThat(pages().get(0), containsString("seed7"));
        assertThat(index(), containsString("1 of 2 draws failed"));
    }

    @Test
    void aSecondRunWritesTheSameBytesButForItsTime() throws IOException {
        run(WrongTestCases.class);
        String name = pages().get(0);
        String first = Files.readString(folder.resolve(name));
        run(WrongTestCases.class);
        assertEquals(List.of(name), pages());
        assertEquals(withoutTime(first), withoutTime(Files.readString(folder.resolve(name))));
    }

    private static String withoutTime(String page) {
        return page.replaceFirst("<dt>run</dt>\\n<dd>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d</dd>\\n", "<run>");
    }

    @Test
    void aPageSaysWhereWhenAndWithWhatItWasMade() throws IOException {
        run(WrongTestCases.class);
        String page = Files.readString(folder.resolve(pages().get(0)));
        assertThat(withoutTime(page), containsString("<run>"));
        assertThat(page, containsString("WrongTestCases.wrong(PageTests.java:"));
        assertThat(page, containsString("Java " + System.getProperty("java.version")));
    }

    @Test
    void theIndexKnowsThePlaceOfEachPage() throws IOException {
        run(TwelveDrawsTestCases.class);
        for (String page : pages()) {
            assertThat(index(), containsString(" id=\"" + page + "\"><th scope=\"row\""));
        }
    }

    @Test
    void thePolicyOfTheIndexLetsInItsOwnScriptAndStyleOnly() throws Exception {
        run(WrongTestCases.class);
        for (String element : List.of("script", "style")) {
            Matcher content = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                    .matcher(index());
            assertTrue(content.find());
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
            String allowed = element + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';";
            assertThat(index(), containsString(allowed));
            assertFalse(content.find());
        }
    }

    @Test
    void onRequestDataForToolsStandBesideEachPage() throws IOException {
        run(WrongTestCases.class, Map.of("gradcheck.report.data", "json, csv"));
        String page = pages().get(0).replaceFirst("html$", "");
        assertThat(Files.readString(folder.resolve(page + "json")), startsWith("{\"headline\":\"gradient of w"));
        assertThat(Files.readString(folder.resolve(page + "csv")), startsWith("key,shape,verdict,"));
    }

    @Test
    void whatAPassRemovesTakesItsDataAlong() throws IOException {
        Map<String, String> data = Map.of("gradcheck.report.data", "json,csv");
        SwitchedTestCases.right = false;
        run(SwitchedTestCases.class, data);
        assertThat(files("json"), hasSize(1));
        SwitchedTestCases.right = true;
        run(SwitchedTestCases.class, data);
        assertThat(files("json"), empty());
        assertThat(files("csv"), empty());
    }

    @Test
    void dataInAnUnknownFormAreAMistakeThatNamesThePossibleOnes() {
        ExtensionConfigurationException mistake = run(RightTestCases.class, Map.of("gradcheck.report.data", "xml"))
                .failure(ExtensionConfigurationException.class);
        assertThat(mistake.getMessage(), containsString("-Dgradcheck.report.data must be json, csv, but is `xml`"));
    }

    @Test
    void checksOfOneTestHavePagesOfTheirOwn() throws IOException {
        run(ManyChecksTestCases.class);
        assertThat(pages(), hasSize(5));
        assertThat(index(), containsString("(the test passed: it expects this)"));
        assertThat(index(), containsString("0 of 1 draw failed"));
    }

    @Test
    void methodsOfOneNameHavePagesOfTheirOwn() throws IOException {
        run(OverloadedTestCases.class);
        assertThat(pages(), hasSize(2));
    }

    @Test
    void theIndexListsFailuresFirstAlsoThoseWithoutAComparison() throws IOException {
        run(MixedTestCases.class);
        String index = index();
        assertThat(index, containsString("2 of 3 draws failed"));
        assertThat(index, containsString("gradients.of(...) was never called: nothing was compared"));
        assertThat(
                index.indexOf("MixedTestCases.<wbr>forgotten"), lessThan(index.indexOf("MixedTestCases.<wbr>wrong")));
        assertThat(index.indexOf("MixedTestCases.<wbr>wrong"), lessThan(index.indexOf("MixedTestCases.<wbr>right")));
    }

    @Test
    void theIndexListsTheDrawsOfATestTogetherAndByNumber() throws IOException {
        run(TwelveDrawsTestCases.class);
        String index = index();
        assertThat(index, containsString("TwelveDrawsTestCases.<wbr>some <span class=\"time\">11 of 12 draws failed"));
        int before = index.indexOf("TwelveDrawsTestCases.<wbr>some");
        for (int draw : List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1)) {
            int place = index.indexOf(">draw " + draw + ", seed " + draw);
            assertThat("draw " + draw, place, greaterThan(before));
            before = place;
        }
        assertThat(before, lessThan(index.indexOf("TwelveDrawsTestCases.<wbr>right")));
    }

    @Test
    void whatIsNoRecordOfOursIsCountedAndOtherwiseIgnored() throws IOException {
        run(WrongTestCases.class);
        Files.writeString(folder.resolve("records").resolve("other.txt"), "something else");
        Files.write(folder.resolve("records").resolve("bytes.txt"), new byte[] {(byte) 0xff, 0});
        run(WrongTestCases.class);
        assertThat(index(), containsString("Ignored: 2 files in records"));
        assertThat(index(), containsString("1 of 1 draw failed"));
    }

    @Test
    void aRecordCannotRemoveAFileElsewhere() throws IOException {
        run(WrongTestCases.class);
        Path outside = Files.writeString(folder.resolve("kept.html"), "kept");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Map<String, String> there = Map.of("gradcheck.report.dir", inner.toString());
        run(WrongTestCases.class, there);
        try (Stream<Path> records = Files.list(inner.resolve("records"))) {
            for (Path record :
                    records.filter(file -> file.toString().endsWith(".txt")).toList()) {
                String text = Files.readString(record);
                Files.writeString(record, text.substring(0, text.lastIndexOf('\t') + 1) + "../kept.html\n");
            }
        }
        run(WrongTestCases.class, there);
        assertTrue(Files.exists(outside));
    }

    @Test
    void pagesShareTheirScript() throws IOException {
        run(TwelveDrawsTestCases.class);
        List<String> scripts = files(".js");
        assertThat(scripts, hasSize(1));
        String page = Files.readString(folder.resolve(pages().get(0)));
        assertThat(page, containsString("<script src=\"" + scripts.get(0) + "\"></script>"));
        assertThat(page, containsString("script-src &#39;self&#39; file:"));
        assertThat(files(".css"), hasSize(1));
        assertThat(page, containsString("href=\"" + files(".css").get(0) + "\""));
        assertThat("a thousand of them take less than 30 MB", page.length(), lessThan(15_000));
    }

    @Test
    void neitherTheProjectNorAFolderAroundItIsWrittenTo() {
        for (String bad : List.of(
                ".", "./", "..", "/", "target/..", Path.of("").toAbsolutePath().toString())) {
            ExtensionConfigurationException mistake = run(RightTestCases.class, Map.of("gradcheck.report.dir", bad))
                    .failure(ExtensionConfigurationException.class);
            assertThat(mistake.getMessage(), containsString("-Dgradcheck.report.dir must be a folder of its own"));
        }
        assertFalse(Files.exists(Path.of("index.html")));
        assertFalse(Files.exists(Path.of("records")));
    }

    @Test
    void anEmptySettingIsNoSetting() {
        for (String empty : List.of("", "  ")) {
            AssertionFailedError failure = run(WrongTestCases.class, Map.of("gradcheck.report.dir", empty))
                    .failure(AssertionFailedError.class);
            assertThat(pictureLine(failure), startsWith("picture: target/gradcheck/"));
        }
    }

    @Test
    void namesCannotLeaveTheirPlaceInTheIndex() throws IOException {
        run(ManyChecksTestCases.class);
        assertThat(index().split("<script", -1).length, is(2));
        assertThat(index(), containsString("&lt;script&gt;"));
    }

    @Test
    void aTestThatWasEndedStaysAsOpen() throws IOException {
        DrawRecord open =
                new DrawRecord("T.t", new DrawId(1, 1), DrawRecord.Outcome.OPEN, Instant.EPOCH, 0, "", List.of());
        new PageFolder(folder).writeRecord("t", open);
        new PageFolder(folder).writeIndex();
        assertThat(index(), containsString("the test has not ended"));
    }

    @Test
    void threadsLoseNothing() throws IOException {
        Map<String, String> configuration = new HashMap<>(CONCURRENT);
        configuration.put("gradcheck.report", "always");
        run(ConcurrencyTests.ManyTestCases.class, configuration);
        assertThat(pages(), hasSize(30));
        assertThat(index(), containsString("20 of 40 draws failed"));
        for (String page : pages()) {
            assertThat(index(), containsString("<a href=\"" + page + "\">"));
            assertTrue(Files.readString(folder.resolve(page)).endsWith("</html>\n"), page);
        }
    }

    @Test
    void processesLoseNothing() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (Class<?> testCases :
                List.of(WrongTestCases.class, RightTestCases.class, MixedTestCases.class, ManyChecksTestCases.class)) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OneRun.class.getName(),
                            testCases.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertThat(pages(), hasSize(7));
        assertThat(index(), containsString("3 of 7 draws failed"));
        for (String page : pages()) {
            assertThat(index(), containsString("<a href=\"" + page + "\">"));
        }
    }

    @Test
    void nothingUnfinishedIsLeftBehind() throws IOException {
        run(MixedTestCases.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    @Test
    void pagesStandWhereTheBuildToolKeepsWhatItMakes() throws IOException {
        assertEquals("target/gradcheck", PageSettings.usualFolder(folder, false));
        assertEquals("build/gradcheck", PageSettings.usualFolder(folder, true));
        Files.createFile(folder.resolve("build.gradle.kts"));
        assertEquals("build/gradcheck", PageSettings.usualFolder(folder, false));
        Files.createFile(folder.resolve("pom.xml"));
        assertEquals("target/gradcheck", PageSettings.usualFolder(folder, false));
    }

    private CheckRun run(Class<?> testCases) {
        return run(testCases, Map.of());
    }

    private CheckRun run(Class<?> testCases, Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(Map.of("gradcheck.report.dir", folder.toString()));
        configuration.putAll(more);
        return CheckRun.of(testCases, configuration);
    }

    private static String pictureLine(AssertionFailedError failure) {
        return failure.getMessage()
                .lines()
                .filter(line -> line.contains("picture: "))
                .findFirst()
                .orElseThrow();
    }

    private List<String> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }

    private List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html") && !name.equals("index.html"))
                    .sorted()
                    .toList();
        }
    }

    private String onlyPage() throws IOException {
        assertThat(pages(), hasSize(1));
        return Files.readString(folder.resolve(pages().get(0)));
    }

    private String index() throws IOException {
        return Files.readString(folder.resolve("index.html"));
    }

    /** One process of several. */
    static class OneRun {
        public static void main(String[] arguments) throws ClassNotFoundException {
            CheckRun.of(Class.forName(arguments[0]), Map.of("gradcheck.report.dir", arguments[1]));
        }
    }

    static class WrongTestCases {
        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }
    }

    static class TwelveDrawsTestCases {
        @GradientCheck(seeds = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
        void some(@Param(3) double[] w, Gradients gradients, TestInfo info) {
            boolean first = info.getDisplayName().startsWith("draw 1,");
            gradients.of(() -> loss(w)).match(() -> first ? Squares.backward(w) : Squares.doubled(w));
        }

        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class RightTestCases {
        @GradientCheck(draws = 2)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class TwoKeysTestCases {
        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, @Param(2) double[] b, Gradients gradients) {
            gradients.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w), "b", Squares.backward(b)));
        }
    }

    static class MixedTestCases {
        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(seeds = 5)
        void forgotten(@Param(3) double[] w, Gradients gradients) {}
    }

    static class SwitchedTestCases {
        static boolean right;

        @GradientCheck(seeds = 7)
        void changed(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> right ? Squares.backward(w) : Squares.doubled(w));
        }
    }

    static class SwitchedDrawsTestCases {
        static boolean right;

        @GradientCheck(seeds = {7, 8})
        void changed(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> right ? Squares.backward(w) : Squares.doubled(w));
        }
    }

    static class ManyChecksTestCases {
        @GradientCheck(seeds = 5)
        void expected(@Param(3) double[] w, Gradients gradients) {
            for (String label : List.of("", "", "a/b", "a:b", "<script>")) {
                Gradients.LossCheck check = gradients.label(label).of(() -> loss(w));
                assertThrows(AssertionFailedError.class, () -> check.match(() -> Squares.doubled(w)));
            }
        }
    }

    static class OverloadedTestCases {
        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, @Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }
    }
}
