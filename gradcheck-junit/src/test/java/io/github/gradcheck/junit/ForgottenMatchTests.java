/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ForgottenMatchTests {

    @Test
    void aLossWithoutMatchFailsTheTest() {
        assertEquals(
                "ForgottenMatchTests.ForgetfulTestCases.withoutMatch (draw 1, seed 5): "
                        + "gradients.of(...) was called but never match(...): nothing was compared",
                message("withoutMatch"));
    }

    @Test
    void anOutputWithoutMatchFailsTheTest() {
        assertEquals(
                "ForgottenMatchTests.ForgetfulTestCases.outputWithoutMatch (draw 1, seed 5): "
                        + "gradients.ofOutput(...) was called but never match(...): nothing was compared",
                message("outputWithoutMatch"));
    }

    @Test
    void aTestThatNeverComparesFails() {
        assertEquals(
                "ForgottenMatchTests.ForgetfulTestCases.nothing (draw 1, seed 5): "
                        + "gradients.of(...) was never called: nothing was compared",
                message("nothing"));
    }

    @Test
    void oneForgottenMatchBesideAnotherFailsTheTest() {
        assertEquals(
                "ForgottenMatchTests.ForgetfulTestCases.second (draw 1, seed 5): "
                        + "gradients.of(...) was called but never match(...): nothing was compared",
                message("second"));
    }

    @Test
    void theFailureLeadsToTheForgottenCall() {
        StackTraceElement[] frames = failure("withoutMatch").getStackTrace();
        assertEquals(1, frames.length);
        assertEquals(ForgetfulTestCases.class.getName(), frames[0].getClassName());
        assertEquals("withoutMatch", frames[0].getMethodName());
        assertFalse(frames[0].getLineNumber() < 1);
    }

    @Test
    void aTestThatFailsOtherwiseKeepsItsOwnFailure() {
        assertEquals(
                "its own",
                CheckRun.ofMethod(ForgetfulTestCases.class, "failing")
                        .failure(IllegalStateException.class)
                        .getMessage());
    }

    @Test
    void anAbortedTestIsNotAFailure() {
        CheckRun.ofMethod(ForgetfulTestCases.class, "aborted")
                .results()
                .testEvents()
                .assertStatistics(statistics -> statistics.aborted(1).failed(0));
    }

    private static String message(String method) {
        return failure(method).getMessage();
    }

    private static AssertionFailedError failure(String method) {
        return CheckRun.ofMethod(ForgetfulTestCases.class, method).failure(AssertionFailedError.class);
    }

    static class ForgetfulTestCases {
        @GradientCheck(seeds = 5)
        void withoutMatch(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w));
        }

        @GradientCheck(seeds = 5)
        void outputWithoutMatch(@Param(3) double[] w, Gradients gradients) {
            gradients.ofOutput(() -> w);
        }

        @GradientCheck(seeds = 5)
        void nothing(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(seeds = 5)
        void second(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
            gradients.of(() -> loss(w));
        }

        @GradientCheck(seeds = 5)
        void failing(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w));
            throw new IllegalStateException("its own");
        }

        @GradientCheck(seeds = 5)
        void aborted(@Param(3) double[] w, Gradients gradients) {
            assumeTrue(w.length > 3);
        }
    }
}
