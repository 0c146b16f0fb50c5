/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** Ways to a green node that compared nothing, or not all that was declared. None of them leads there. */
class GreenByAccidentTests {
    private static final String CAUGHT =
            "every comparison was ended by an error, which the test has caught: nothing was";

    @ParameterizedTest
    @ValueSource(strings = {"nothingReturned", "lossThrows", "noBackward", "aborted", "interrupted"})
    void theTestCatchesThatNothingCouldBeCompared(String test) {
        assertThat(message(CaughtTestCases.class, test), containsString(CAUGHT));
    }

    @Test
    void anExtensionCatchesIt() {
        assertThat(message(CaughtTestCases.class, "byAnExtension"), containsString(CAUGHT));
    }

    @Test
    void aDifferenceThatIsExpectedIsAComparison() {
        CheckRun.ofMethod(CaughtTestCases.class, "expected").assertPassed(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"afterIt", "betweenBothHalves"})
    void aParameterIsAddedTooLate(String test) {
        assertThat(
                message(LateTestCases.class, test),
                containsString("`b` was declared after the last gradients.of(...); declare it before"));
    }

    @Test
    void aParameterIsDeclaredByAMethodAfterTheTest() {
        assertThat(
                String.valueOf(CheckRun.of(ParameterAfterEachTestCases.class)
                        .failure(AssertionFailedError.class)
                        .getMessage()),
                containsString("`late` was declared after the last gradients.of(...)"));
    }

    @Test
    void aMethodAfterTheTestForgetsToMatch() {
        assertThat(
                String.valueOf(CheckRun.of(ForgetfulAfterEachTestCases.class)
                        .failure(AssertionFailedError.class)
                        .getMessage()),
                containsString("gradients.of(...) was called but never match(...)"));
    }

    @Test
    void anotherThreadFailsInAMethodAfterTheTest() {
        assertThat(
                String.valueOf(CheckRun.of(ThreadAfterEachTestCases.class)
                        .failure(AssertionFailedError.class)
                        .getMessage()),
                startsWith("gradient of w is 2 times too big"));
    }

    @Test
    void anotherThreadComparesAfterTheTestHasEnded() {
        CheckRun run = CheckRun.of(AfterTheEndTestCases.class);
        assertThat(
                String.valueOf(run.failure(AssertionFailedError.class).getMessage()),
                containsString("was called after its draw had ended"));
        assertEquals(1, run.results().containerEvents().failed().count());
    }

    @Test
    void anInputIsReturnedOnlyWhereItsGradientIsZero() {
        assertThat(message(InputTestCases.class, "onlyAtFirst"), containsString("x is not tested"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyDifference", "everyKeyMayBeZero", "everyKeyMayBeZeroByKeys"})
    void settingsThatLetEverythingPassAreMistakes(String test) {
        CheckRun.ofMethod(SettingsTestCases.class, test).failure(ExtensionConfigurationException.class);
    }

    private static String message(Class<?> testCases, String test) {
        return String.valueOf(CheckRun.ofMethod(testCases, test)
                .failure(AssertionFailedError.class)
                .getMessage());
    }

    private static void onAnotherThread(Runnable comparison) throws InterruptedException {
        Thread thread = new Thread(comparison);
        thread.setUncaughtExceptionHandler((failed, thrown) -> {});
        thread.start();
        thread.join();
    }

    static class CaughtTestCases {
        @GradientCheck(seeds = 5)
        void nothingReturned(@Param(3) double[] w, Gradients gradients) {
            assertThrows(
                    AssertionFailedError.class,
                    () -> gradients.of(() -> loss(w)).match(() -> Map.of()));
        }

        @GradientCheck(seeds = 5)
        void lossThrows(@Param(3) double[] w, Gradients gradients) {
            assertThrows(
                    AssertionFailedError.class,
                    () -> gradients
                            .of(() -> {
                                throw new IllegalStateException("not today");
                            })
                            .match(() -> Squares.backward(w)));
        }

        @GradientCheck(seeds = 5)
        @SuppressWarnings("NullAway") // the mistake in question
        void noBackward(@Param(3) double[] w, Gradients gradients) {
            assertThrows(
                    AssertionFailedError.class,
                    () -> gradients.of(() -> loss(w)).match(null));
        }

        @GradientCheck(seeds = 5)
        void aborted(@Param(3) double[] w, Gradients gradients) {
            assertThrows(
                    RuntimeException.class,
                    () -> gradients
                            .of(() -> {
                                assumeTrue(w.length > 3);
                                return loss(w);
                            })
                            .match(() -> Squares.backward(w)));
        }

        @GradientCheck(seeds = 5)
        void interrupted(@Param(3) double[] w, Gradients gradients) {
            Thread.currentThread().interrupt();
            try {
                assertThrows(
                        RuntimeException.class,
                        () -> gradients.of(() -> loss(w)).match(() -> Squares.backward(w)));
            } finally {
                Thread.interrupted();
            }
        }

        @GradientCheck(seeds = 5)
        @ExtendWith(Forgiving.class)
        void byAnExtension(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Map.of());
        }

        @GradientCheck(seeds = 5)
        void expected(@Param(3) double[] w, Gradients gradients) {
            assertThrows(
                    AssertionFailedError.class,
                    () -> gradients.of(() -> loss(w)).match(() -> Squares.doubled(w)));
        }
    }

    static final class Forgiving implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {}
    }

    static class LateTestCases {
        private final double[] b = {3};

        @GradientCheck(seeds = 5)
        void afterIt(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w, b)).match(() -> Squares.backward(w));
            gradients.parameter("b", b);
        }

        @GradientCheck(seeds = 5)
        void betweenBothHalves(@Param(3) double[] w, Gradients gradients) {
            Gradients.LossCheck check = gradients.of(() -> loss(w, b));
            gradients.parameter("b", b);
            check.match(() -> Squares.backward(w));
        }
    }

    static class ParameterAfterEachTestCases {
        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @AfterEach
        void after(@Param(2) double[] late) {
            assertEquals(2, late.length);
        }
    }

    static class ForgetfulAfterEachTestCases {
        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @AfterEach
        void after(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w));
        }
    }

    static class ThreadAfterEachTestCases {
        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @AfterEach
        void after(@Param(3) double[] w, Gradients gradients) throws InterruptedException {
            onAnotherThread(() -> gradients.of(() -> loss(w)).match(() -> Squares.doubled(w)));
        }
    }

    static class AfterTheEndTestCases {
        private static final CountDownLatch ENDED = new CountDownLatch(1);
        private static final CountDownLatch COMPARED = new CountDownLatch(1);

        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
            new Thread(() -> {
                        try {
                            ENDED.await();
                            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
                        } catch (InterruptedException | AssertionFailedError nobodySees) {
                            Thread.currentThread().interrupt();
                        } finally {
                            COMPARED.countDown();
                        }
                    })
                    .start();
        }

        @AfterAll
        static void waitForTheOtherThread() throws InterruptedException {
            ENDED.countDown();
            COMPARED.await(10, TimeUnit.SECONDS);
        }
    }

    static class InputTestCases {
        @GradientCheck(seeds = 5)
        void onlyAtFirst(@Param(3) double[] w, @Input(2) double[] x, Gradients gradients) {
            double first = w[0];
            gradients
                    .of(() -> loss(w) + 0 * x[0])
                    .match(() -> Math.abs(w[0] - first) < Math.abs(first) / 10
                            ? Map.of("w", Squares.backward(w), "x", new double[2])
                            : Map.of("w", Squares.backward(w)));
        }
    }

    static class SettingsTestCases {
        @GradientCheck(seeds = 5, step = 1e-6, threshold = 1)
        void everyDifference(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> new double[3]);
        }

        @GradientCheck(seeds = 5, vacuous = @Vacuous(key = "*", reason = "for now"))
        void everyKeyMayBeZero(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> 1).match(() -> new double[3]);
        }

        @GradientCheck(seeds = 5, keys = @ForKeys(value = "*", vacuous = "for now"))
        void everyKeyMayBeZeroByKeys(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> 1).match(() -> new double[3]);
        }
    }
}
