/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.AssertionFailedError;

/** One fault in several draws. */
class SaidOnceTests {
    private static final Map<String, String> CONCURRENT = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

    @Test
    void laterDrawsTakeTwoLinesForTheSameFault() {
        List<String> messages = messages("oneBias");
        assertEquals(3, messages.size());
        assertThat(messages.get(0), not(containsString("as draw")));
        for (String later : messages.subList(1, 3)) {
            assertEquals(2, later.lines().count(), later);
            assertThat(later, startsWith("as draw 1: gradient of b "));
        }
        long lines = messages.stream().flatMap(String::lines).count();
        assertThat(lines, lessThan(30L));
    }

    @Test
    void twoLinesNameTheDrawAndHowToRepeatIt() {
        String second = messages("oneBias").get(1);
        assertThat(second.lines().findFirst().orElseThrow(), containsString(", draw 2, seed "));
        assertThat(
                second,
                containsString("\n  mvn test '-Dtest=SaidOnceTests$FaultyTestCases#oneBias' -Dgradcheck.seed="));
    }

    @Test
    void aDrawThatIsRepeatedAloneTellsAll() {
        String second = messages("oneBias").get(1);
        String seed = second.substring(second.lastIndexOf('=') + 1);
        AssertionFailedError alone = CheckRun.ofMethod(FaultyTestCases.class, "oneBias", Map.of("gradcheck.seed", seed))
                .failure(AssertionFailedError.class);
        assertThat(alone.getMessage(), not(containsString("as draw")));
        assertThat(alone.getMessage(), containsString("numerical"));
    }

    @Test
    void theTwoGradientsStaySideBySide() {
        AssertionFailedError second = (AssertionFailedError)
                CheckRun.ofMethod(FaultyTestCases.class, "oneBias").thrown().get(1);
        assertThat(second.getExpected().getStringRepresentation(), startsWith("b["));
        assertThat(second.getActual().getStringRepresentation(), startsWith("b["));
        assertEquals("oneBias", second.getStackTrace()[0].getMethodName());
    }

    @Test
    void anotherKeyOrAnotherCauseIsToldInFull() {
        assertTrue(messages("anotherKeyEachTime").stream().noneMatch(message -> message.contains("as draw")));
        assertTrue(messages("anotherCause").stream().noneMatch(message -> message.contains("as draw")));
    }

    @Test
    void theFirstDrawThatFailedForItIsNamed() {
        List<String> messages = messages("rightAtFirst");
        assertEquals(2, messages.size());
        assertThat(messages.get(0), not(containsString("as draw")));
        assertThat(messages.get(1), startsWith("as draw 2: "));
        List<String> aborted = messages("abortedAtFirst").stream()
                .filter(message -> message.contains("gradient of"))
                .toList();
        assertThat(aborted.get(0), not(containsString("as draw")));
        assertThat(aborted.get(1), startsWith("as draw 2: "));
    }

    @Test
    void whatCannotBeCheckedIsSaidOnce() {
        List<String> messages = messages("throwing");
        assertThat(messages.get(0), startsWith("SaidOnceTests.FaultyTestCases.throwing (draw 1, seed "));
        assertThat(messages.get(2), startsWith("as draw 1: SaidOnceTests.FaultyTestCases.throwing (draw 3, seed "));
        assertEquals(2, messages.get(2).lines().count());
    }

    @Test
    void drawsThatRunAtOnceSayTheSame() {
        List<String> one = sorted(CheckRun.of(FaultyTestCases.class));
        for (int repetition = 0; repetition < 10; repetition++) {
            assertEquals(one, sorted(CheckRun.of(FaultyTestCases.class, CONCURRENT)));
        }
    }

    private static List<String> sorted(CheckRun run) {
        return run.thrown().stream().map(SaidOnceTests::message).sorted().toList();
    }

    private static List<String> messages(String method) {
        return CheckRun.ofMethod(FaultyTestCases.class, method).thrown().stream()
                .map(SaidOnceTests::message)
                .toList();
    }

    private static String message(Throwable thrown) {
        return Objects.requireNonNull(thrown.getMessage());
    }

    static class FaultyTestCases {
        private final TestInfo info;

        FaultyTestCases(TestInfo info) {
            this.info = info;
        }

        private boolean isDraw(int number) {
            return info.getDisplayName().startsWith("draw " + number + ",");
        }

        @GradientCheck
        void oneBias(@Param({5, 4}) double[][] W, @Param(5) double[] b, Gradients gradients) {
            gradients
                    .of(() -> loss(b) + loss(W[0]) + loss(W[1]) + loss(W[2]) + loss(W[3]) + loss(W[4]))
                    .match(() -> Map.of("W", copy(W), "b", Squares.doubled(b)));
        }

        private static double[][] copy(double[][] rows) {
            return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        }

        @GradientCheck(seeds = {1, 2})
        void anotherKeyEachTime(@Param(4) double[] v, @Param(4) double[] w, Gradients gradients) {
            gradients
                    .of(() -> loss(v, w))
                    .match(() -> Map.of(
                            "v", isDraw(1) ? Squares.doubled(v) : Squares.backward(v),
                            "w", isDraw(1) ? Squares.backward(w) : Squares.doubled(w)));
        }

        @GradientCheck(seeds = {1, 2})
        void anotherCause(@Param(4) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> isDraw(1) ? new double[4] : Squares.doubled(w));
        }

        @GradientCheck(seeds = {1, 2, 3})
        void rightAtFirst(@Param(4) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> isDraw(1) ? Squares.backward(w) : Squares.doubled(w));
        }

        @GradientCheck(seeds = {1, 2, 3})
        void abortedAtFirst(@Param(4) double[] w, Gradients gradients) {
            Assumptions.assumeFalse(isDraw(1));
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck
        void throwing(@Param(5) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        throw new IllegalStateException("no loss here");
                    })
                    .match(() -> Squares.backward(w));
        }
    }
}
