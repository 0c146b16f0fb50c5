/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class NodePerKeyTests {

    @Test
    void eachKeyIsATestOfItsOwn() {
        CheckRun run = CheckRun.of(FactoryTestCases.class);
        assertEquals(List.of("u", "v", "frozen"), run.names());
        run.results()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(1).failed(1).aborted(1));
        Throwable wrong = run.thrown().stream()
                .filter(thrown -> thrown instanceof AssertionFailedError)
                .findFirst()
                .orElseThrow();
        assertThat(wrong.getMessage(), startsWith("gradient of v is WRONG\ngradient of v is 2 times too big"));
    }

    @Test
    void aDrawRunsForEachKeyOnRequest() {
        CheckRun run = CheckRun.ofMethod(NodesTestCases.class, "nodes");
        assertEquals(
                List.of(
                        "draw 1, seed 5, key u",
                        "draw 1, seed 5, key v",
                        "draw 2, seed 6, key u",
                        "draw 2, seed 6, key v"),
                run.names());
        List<Throwable> wrong = run.thrown();
        assertEquals(2, wrong.size());
        assertThat(wrong.get(0).getMessage(), startsWith("gradient of v is 2 times too big"));
        assertThat(wrong.get(0).getMessage(), containsString(", draw 1, seed 5, key v\n"));
        assertThat(wrong.get(0).getMessage(), containsString("`u` was not compared: it is a test of its own"));
        assertThat(wrong.get(1).getMessage(), startsWith("as draw 1: gradient of v is 2 times too big"));
    }

    @Test
    void whatTheTestAddsIsComparedInEachOfThem() {
        CheckRun run = CheckRun.ofMethod(NodesTestCases.class, "added");
        assertEquals(List.of("draw 1, seed 5, key u", "draw 1, seed 5, key v"), run.names());
        run.thrown().forEach(thrown -> assertThat(thrown.getMessage(), containsString("gradient of added is 2 times")));
        assertEquals(2, run.thrown().size());
    }

    @Test
    void eachHasAPageOfItsOwn(@TempDir Path folder) throws IOException {
        CheckRun.ofMethod(
                NodesTestCases.class,
                "added",
                Map.of("gradcheck.report.dir", folder.toString(), "gradcheck.remember", "true"));
        String index = Files.readString(folder.resolve("index.html"));
        assertThat(index, containsString("2 of 2 draws failed"));
        assertThat(index, containsString("draw 1, seed 5, key u</a>"));
        assertThat(index, containsString("draw 1, seed 5, key v</a>"));
    }

    @Test
    void ofAKeyThatIsSkippedItIsAbortedWithTheReason() {
        CheckRun run = CheckRun.ofMethod(NodesTestCases.class, "skipped");
        run.results()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(1).failed(0).aborted(1));
        assertEquals(
                List.of("`v` is not compared: frozen in this stage"),
                run.thrown().stream().map(Throwable::getMessage).toList());
    }

    @Test
    void ofAllKeysAtOnceASkippedOneAbortsNothing() {
        CheckRun.ofMethod(NodesTestCases.class, "together").assertPassed(1);
    }

    @Test
    void withoutADeclaredKeyThereIsNothingToRun() {
        assertThat(
                CheckRun.ofMethod(NodesTestCases.class, "noKey").thrown().get(0).getMessage(),
                containsString("nodePerKey"));
    }

    static class NodesTestCases {
        private final double[] added = {1, 2, 3};

        @GradientCheck(
                seeds = {5, 6},
                nodePerKey = true)
        void nodes(@Param(3) double[] u, @Param(4) double[] v, @Input(2) double[] x, Gradients gradients) {
            gradients
                    .of(() -> Squares.loss(u, v))
                    .match(() -> Map.of("u", Squares.backward(u), "v", Squares.doubled(v)));
        }

        @GradientCheck(seeds = 5, nodePerKey = true)
        void added(@Param(3) double[] u, @Param(4) double[] v, Gradients gradients) {
            gradients.parameter("added", added);
            gradients
                    .of(() -> Squares.loss(u, v, added))
                    .match(() -> Map.of(
                            "u", Squares.backward(u), "v", Squares.backward(v), "added", Squares.doubled(added)));
        }

        @GradientCheck(seeds = 5, nodePerKey = true, keys = @ForKeys(value = "v*", skip = "frozen in this stage"))
        void skipped(@Param(3) double[] u, @Param(4) double[] v, Gradients gradients) {
            gradients.of(() -> Squares.loss(u, v)).match(() -> Map.of("u", Squares.backward(u)));
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "v*", skip = "frozen in this stage"))
        void together(@Param(3) double[] u, @Param(4) double[] v, Gradients gradients) {
            gradients.of(() -> Squares.loss(u, v)).match(() -> Map.of("u", Squares.backward(u)));
        }

        @GradientCheck(nodePerKey = true)
        void noKey(Gradients gradients) {
            gradients.parameter("added", added);
            gradients.of(() -> Squares.loss(added)).match(() -> Squares.backward(added));
        }
    }

    static class FactoryTestCases {
        private final double[] u = {1, 2};
        private final double[] v = {3, 4, 5};

        @TestFactory
        Stream<DynamicTest> gradients() {
            return KeyTests.of(GradientChecker.create()
                    .withSkipped("frozen", "it is not trained")
                    .check(
                            Parameters.of("u", u, "v", v, "frozen", new double[3]),
                            () -> Squares.loss(u, v),
                            () -> Map.of("u", Squares.backward(u), "v", Squares.doubled(v))));
        }
    }
}
