/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What the test throws beside its comparison. */
class ThrownByTheTestTests {

    @Test
    void saysInWhichDrawAndHowToRepeatIt() {
        List<Throwable> thrown =
                CheckRun.ofMethod(ThrowingTestCases.class, "body").thrown();
        assertEquals(2, thrown.size());
        for (int draw = 1; draw <= 2; draw++) {
            Throwable own = thrown.get(draw - 1);
            assertSame(IllegalStateException.class, own.getClass());
            assertEquals("by the test itself", own.getMessage());
            assertEquals(1, own.getSuppressed().length);
            String note = own.getSuppressed()[0].getMessage();
            assertThat(note, containsString("draw " + draw + ", seed " + (draw + 4)));
            assertThat(note, containsString("#body' -Dgradcheck.seed=" + (draw + 4)));
        }
    }

    @Test
    void whatIsThrownBeforeTheTestSaysSoToo() {
        Throwable before = CheckRun.of(BeforeTestCases.class).failure(IllegalStateException.class);
        assertThat(before.getSuppressed()[0].getMessage(), containsString("draw 1, seed 5"));
    }

    @Test
    void anAssumptionStaysAsItIs() {
        Throwable aborted = CheckRun.ofMethod(ThrowingTestCases.class, "assumption")
                .thrown()
                .get(0);
        assertSame(TestAbortedException.class, aborted.getClass());
        assertEquals(0, aborted.getSuppressed().length);
    }

    @Test
    void failuresOfTheCheckNeedNoNote() {
        CheckRun.ofMethod(ThrowingTestCases.class, "comparison")
                .thrown()
                .forEach(failure -> assertEquals(0, failure.getSuppressed().length));
    }

    static class ThrowingTestCases {
        @GradientCheck(seeds = {5, 6})
        void body(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
            throw new IllegalStateException("by the test itself");
        }

        @GradientCheck(seeds = 5)
        void assumption(@Param(3) double[] w, Gradients gradients) {
            Assumptions.assumeTrue(w.length == 4);
        }

        @GradientCheck(seeds = {5, 6})
        void comparison(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.doubled(w));
        }
    }

    static class BeforeTestCases {
        @BeforeEach
        void prepare() {
            throw new IllegalStateException("before");
        }

        @GradientCheck(seeds = 5)
        void never(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }
    }
}
