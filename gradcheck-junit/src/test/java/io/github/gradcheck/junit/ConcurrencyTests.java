/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;

class ConcurrencyTests {
    private static final Map<String, String> CONCURRENT = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @Test
    void drawsRunAtTheSameTime() {
        CheckRun.of(MeetingTestCases.class, CONCURRENT).assertPassed(2);
    }

    @Test
    void concurrentRunsFindTheSameAsSequentialOnes() {
        List<String> sequential = outcome(CheckRun.of(ManyTestCases.class));
        assertEquals(40, sequential.size());
        for (int repetition = 0; repetition < 5; repetition++) {
            assertEquals(sequential, outcome(CheckRun.of(ManyTestCases.class, CONCURRENT)));
        }
    }

    private static List<String> outcome(CheckRun run) {
        run.results()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(20).failed(20));
        return run.results().testEvents().finished().stream()
                .map(event -> event.getTestDescriptor().getUniqueId() + " "
                        + event.getTestDescriptor().getDisplayName() + " "
                        + event.getRequiredPayload(TestExecutionResult.class))
                .sorted()
                .toList();
    }

    static class MeetingTestCases {
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @GradientCheck(draws = 2)
        void meet(@Param(3) double[] w, Gradients gradients) throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class ManyTestCases {
        @GradientCheck(draws = 10)
        void right(@Param(9) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 10)
        void wrong(@Param(9) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(draws = 10)
        void forgotten(@Param(9) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w));
        }

        @GradientCheck(draws = 10)
        void rightAgain(@Param(9) double[] w, @Input(4) double[] x, Gradients gradients) {
            gradients.of(() -> loss(w, x)).match(() -> Map.of("w", Squares.backward(w)));
        }
    }
}
