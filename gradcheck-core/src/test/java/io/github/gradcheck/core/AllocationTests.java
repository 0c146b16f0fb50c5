/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gradcheck.core.parameters.Parameters;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A check allocates some arrays of the size of the parameters once, and none for an evaluation. */
class AllocationTests {

    @BeforeEach
    void theMachineCountsBytes() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** A check of the sum of squares, which itself allocates nothing; the second time, when all classes are loaded. */
    private static long bytes(Coverage coverage, int entries, long evaluations) {
        double[] x = new double[entries];
        double[] gradient = new double[entries];
        Arrays.setAll(x, Math::sin);
        long before = 0;
        for (int time = 0; time < 2; time++) {
            before = allocated();
            GradientReport report = GradientChecker.create()
                    .withCoverage(coverage)
                    .check(Parameters.of("x", x), () -> loss(x), () -> {
                        for (int i = 0; i < entries; i++) {
                            gradient[i] = 2 * x[i];
                        }
                        return gradient;
                    });
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat("at least so many", evaluations, is(lessThan(report.evaluations())));
        }
        return allocated() - before;
    }

    private static double loss(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return sum;
    }

    /**
     * One copy of the parameters, one of the gradient, the direction for the noise, and the derivatives; at the second
     * point the way there, copies of parameters and gradient, and a direction: what some thousand entries more cost, at
     * two evaluations each. An object of 16 bytes for each would be two arrays more.
     */
    @Test
    void forEveryEntryIsEightArraysAndNothingForAnEvaluation() {
        int few = 8_000;
        int many = 16_000;
        long more = bytes(Coverage.EVERY_ENTRY, many, 2L * many) - bytes(Coverage.EVERY_ENTRY, few, 2L * few);
        assertThat(more, is(lessThan(9 * 8L * (many - few))));
    }

    /**
     * One copy of the parameters, one of the gradient, the direction for the noise, and the one for all others; and
     * four at the second point.
     */
    @Test
    void alongDirectionsIsEightArraysAndLittleElse() {
        int entries = 100_000;
        assertThat(bytes(Coverage.DIRECTIONS, entries, 20), is(lessThan(9 * 8L * entries)));
    }
}
