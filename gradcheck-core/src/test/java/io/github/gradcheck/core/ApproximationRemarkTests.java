/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApproximationRemarkTests {
    private final double[] x = {0.3, -0.7, 1.1, 0.9, -1.3, 0.5};

    /** A gradient of a sum of sines, of which every entry is off by a part. */
    private GradientReport check(double tolerance, IntToDoubleFunction part) {
        return GradientChecker.create()
                .withTolerance(tolerance)
                .check(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x).map(Math::sin).sum(),
                        () -> IntStream.range(0, x.length)
                                .mapToDouble(i -> Math.cos(x[i]) * (1 + part.applyAsDouble(i)))
                                .toArray());
    }

    @Test
    void namesTheDigitsAndTheToleranceWithWhichItPasses() {
        IntToDoubleFunction smooth = i -> 4e-6 * Math.sin(1 + 3 * x[i]);
        GradientReport report = check(1e-6, smooth);
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.remarks(), hasItem(containsString("agrees with the loss to 5 digits and no further")));
        assertThat(report.remarks(), hasItem(containsString("set tolerance = 8e-06")));
        assertThat(check(8e-6, smooth).verdict(), is(Verdict.CORRECT));
    }

    @Test
    void isNotMadeOfAFactorNorOfOneEntryNorOfALargeDifference() {
        assertSilent(check(1e-6, i -> 5e-5));
        assertSilent(check(1e-6, i -> i == 2 ? 5e-5 : 0));
        assertSilent(check(1e-6, i -> 1e-3 * Math.sin(1 + 3 * x[i])));
        assertSilent(check(1e-6, i -> 0));
    }

    private static void assertSilent(GradientReport report) {
        assertThat(report.remarks(), not(hasItem(containsString("approximates"))));
    }

    @Test
    void theHeadlineShowsDigitsUntilTheNumbersDiffer() {
        String headline = check(1e-9, i -> i == 2 ? 1e-8 : 0).headline();
        assertThat(headline, containsString("is 0.45359613 instead of 0.45359612"));
    }
}
