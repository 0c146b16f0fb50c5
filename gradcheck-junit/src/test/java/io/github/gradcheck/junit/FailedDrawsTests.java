/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class FailedDrawsTests {
    @TempDir
    Path folder;

    @Test
    void aDrawThatFailedIsTriedFirstUntilItPasses() {
        ThirdFailsTestCases.right = false;
        assertThat(run().names().get(0), startsWith("draw 1,"));
        CheckRun second = run();
        assertEquals(5, second.names().size());
        assertThat(second.names().get(0), startsWith("draw 3,"));
        assertThat(second.names().get(1), startsWith("draw 4,"));
        assertThat(second.names().get(2), startsWith("draw 1,"));
        assertThat(String.valueOf(second.thrown().get(1).getMessage()), startsWith("as draw 3: "));
        ThirdFailsTestCases.right = true;
        assertThat(run().names().get(0), startsWith("draw 3,"));
        assertThat(run().names().get(0), startsWith("draw 1,"));
    }

    @Test
    void aSeedThatSomebodyAskedForIsTriedAgainUntilItPasses() {
        ThirdFailsTestCases.right = false;
        run(Map.of("gradcheck.seed", "77")).assertPassed(1);
        assertEquals(5, run().names().size());
        assertEquals(
                1,
                run(AllFailTestCases.class, Map.of("gradcheck.seed", "77"))
                        .thrown()
                        .size());
        List<String> names = run(AllFailTestCases.class, Map.of()).names();
        assertEquals("draw 4, seed 77", names.get(0));
        assertEquals(4, names.size());
    }

    @Test
    void givenSeedsStayThoseThatAreGiven() {
        run(GivenTestCases.class, Map.of("gradcheck.seed", "77"));
        assertEquals(
                List.of("draw 1, seed 5"), run(GivenTestCases.class, Map.of()).names());
    }

    @Test
    void itCanBeTurnedOff() throws IOException {
        ThirdFailsTestCases.right = false;
        for (Map<String, String> off :
                List.of(Map.of("gradcheck.remember", "false"), Map.of("gradcheck.report", "never"))) {
            run(off);
            assertFalse(Files.exists(folder.resolve("failed")));
            assertThat(run(off).names().get(0), startsWith("draw 1,"));
        }
        assertThat(
                run(Map.of("gradcheck.remember", "maybe"))
                        .failure(ExtensionConfigurationException.class)
                        .getMessage(),
                containsString("-Dgradcheck.remember must be true or false, but is `maybe`"));
    }

    @Test
    void foreignFilesAreIgnoredWithANote() throws IOException {
        ThirdFailsTestCases.right = false;
        run();
        Path own = own();
        for (String name : List.of("readme.txt", "12x", "99999999999999999999")) {
            Files.writeString(own.resolve(name), "foreign");
        }
        Files.createDirectory(own.resolve("5"));
        CheckRun second = run();
        assertEquals(5, second.names().size());
        assertThat(second.names().get(0), startsWith("draw 3,"));
        long notes = second.results().allEvents().reportingEntryPublished().stream()
                .filter(event -> event.getPayload().toString().contains("it is no draw that failed"))
                .count();
        assertEquals(4, notes);
        assertTrue(Files.exists(own.resolve("readme.txt")));
    }

    @Test
    void aLinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("7"), "kept");
        Files.createSymbolicLink(folder.resolve("failed"), elsewhere);
        ThirdFailsTestCases.right = false;
        assertThat(run().names().get(0), startsWith("draw 1,"));
        assertThat(run().names().get(0), startsWith("draw 1,"));
        assertEquals(List.of("7"), names(elsewhere));
    }

    @Test
    void aFileInTheWayFailsNothing() throws IOException {
        Files.writeString(folder.resolve("failed"), "in the way");
        ThirdFailsTestCases.right = true;
        run().assertPassed(5);
    }

    @Test
    void nothingIsKeptOfAPass() throws IOException {
        ThirdFailsTestCases.right = true;
        run().assertPassed(5);
        assertFalse(Files.exists(folder.resolve("failed")));
        ThirdFailsTestCases.right = false;
        run();
        ThirdFailsTestCases.right = true;
        run().assertPassed(5);
        assertThat(names(own()), empty());
    }

    private CheckRun run() {
        return run(Map.of());
    }

    private CheckRun run(Map<String, String> more) {
        return run(ThirdFailsTestCases.class, more);
    }

    private CheckRun run(Class<?> testCases, Map<String, String> more) {
        Map<String, String> configuration =
                new HashMap<>(Map.of("gradcheck.report.dir", folder.toString(), "gradcheck.remember", "true"));
        configuration.putAll(more);
        return CheckRun.of(testCases, configuration);
    }

    private Path own() throws IOException {
        try (Stream<Path> tests = Files.list(folder.resolve("failed"))) {
            return tests.findFirst().orElseThrow();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    static class ThirdFailsTestCases {
        static boolean right;

        @GradientCheck(draws = 5)
        void sometimes(@Param(3) double[] w, Gradients gradients, TestInfo info) {
            boolean wrong = !right && info.getDisplayName().matches("draw [34],.*");
            gradients.of(() -> Squares.loss(w)).match(() -> wrong ? Squares.doubled(w) : Squares.backward(w));
        }
    }

    static class AllFailTestCases {
        @GradientCheck
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.doubled(w));
        }
    }

    static class GivenTestCases {
        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.doubled(w));
        }
    }
}
