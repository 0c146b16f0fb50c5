/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;

/** Nothing that happens on another thread than the test's is lost. */
class OtherThreadTests {

    private static String message(String test) {
        return String.valueOf(CheckRun.ofMethod(TestCases.class, test)
                .failure(AssertionFailedError.class)
                .getMessage());
    }

    @Test
    void aFailureOnAnotherThreadFailsTheTest() {
        assertThat(message("wrongOnAnotherThread"), startsWith("gradient of w is zero"));
    }

    @Test
    void aMistakeInADeclarationOnAnotherThreadFailsTheTest() {
        assertThat(message("badDeclarationOnAnotherThread"), containsString("a number cannot be moved"));
    }

    @Test
    void aMatchThatIsUnfinishedFailsTheTest() {
        assertThat(
                message("unfinished"),
                allOf(containsString("match(...) was still running on another thread"), containsString("Thread.join")));
    }

    @Test
    void twoAtOnceGiveRightAnswersAndPutEveryBitBack() {
        CheckRun.ofMethod(TestCases.class, "twoAtOnce").assertPassed(20);
    }

    @Test
    void aFailureThatTheTestCatchesOnPurposeIsItsOwnMatter() {
        CheckRun.ofMethod(TestCases.class, "caught").assertPassed(1);
    }

    @Test
    void aTimeoutOnAThreadOfItsOwnChangesNothing() {
        CheckRun.ofMethod(TestCases.class, "caughtWithTimeout").assertPassed(1);
    }

    @Test
    void aComparisonInsideAnotherIsRefused() {
        assertThat(message("nested"), containsString("compares gradients itself"));
    }

    static class TestCases {

        private static void join(Runnable action) throws InterruptedException {
            Thread thread = new Thread(action);
            thread.setUncaughtExceptionHandler((dead, thrown) -> {});
            thread.start();
            thread.join();
        }

        @GradientCheck(seeds = 5)
        void wrongOnAnotherThread(@Param(3) double[] w, Gradients gradients) throws InterruptedException {
            join(() -> gradients.of(() -> Squares.loss(w)).match(() -> new double[3]));
        }

        @GradientCheck(seeds = 5)
        void badDeclarationOnAnotherThread(@Param(3) double[] w, Gradients gradients) throws InterruptedException {
            join(() -> gradients.parameter("b", 1.0));
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void unfinished(@Param(3) double[] w, Gradients gradients) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            Thread thread = new Thread(() -> gradients
                    .of(() -> {
                        begun.countDown();
                        awaitQuietly(ended);
                        return Squares.loss(w);
                    })
                    .match(() -> Squares.backward(w)));
            thread.setDaemon(true);
            thread.start();
            begun.await();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                if (!latch.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("nobody has ended the test");
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @GradientCheck(draws = 20)
        void twoAtOnce(@Param(30) double[] w, Gradients gradients) {
            double[] before = w.clone();
            Runnable check = () -> gradients.of(() -> Squares.loss(w)).match(() -> Map.of("w", Squares.backward(w)));
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(check),
                            CompletableFuture.runAsync(check),
                            CompletableFuture.runAsync(check))
                    .join();
            assertArrayEquals(before, w, "every bit");
        }

        @GradientCheck(seeds = 5)
        void caught(@Param(3) double[] w, Gradients gradients) {
            AssertionFailedError found = assertThrows(
                    AssertionFailedError.class,
                    () -> gradients.of(() -> Squares.loss(w)).match(() -> new double[3]));
            assertThat(found.isExpectedDefined(), is(true));
        }

        @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @GradientCheck(seeds = 5)
        void caughtWithTimeout(@Param(3) double[] w, Gradients gradients) {
            caught(w, gradients);
        }

        @GradientCheck(seeds = 5)
        void nested(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
                        return Squares.loss(w);
                    })
                    .match(() -> Squares.backward(w));
        }
    }
}
