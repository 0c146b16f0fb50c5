/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No error passes that is larger than the smallest one that the report says would have been seen. */
class StatedVisibleErrorTests {
    private static final int POINTS = 140;

    /** A third derivative that is up to 40 times the first over the size of the parameter, as at 2.1 here. */
    private static double loss(double x, double unit) {
        return Math.rint((Math.sin(3 * x) + 0.1 * x) * unit) / unit;
    }

    private static double slope(double x) {
        return 3 * Math.cos(3 * x) + 0.1;
    }

    /** Sizes from 1e-6 to 1e-3, all magnitudes equally often, up and down. */
    private static double size(int number) {
        double golden = (Math.sqrt(5) - 1) / 2;
        return (number % 2 == 0 ? 1 : -1) * Math.pow(10, 3 * (number * golden % 1) - 6);
    }

    private static KeyReport check(Coverage coverage, int number, double unit) {
        double[] x = {0.2 + 1.9 * number / POINTS};
        double wrong = 1 + size(number);
        return GradientChecker.create()
                .withSeed(number)
                .withCoverage(coverage)
                .check(
                        Parameters.of("x", x),
                        () -> loss(x[0], unit),
                        () -> Map.of("x", new double[] {wrong * slope(x[0])}))
                .key("x");
    }

    @ParameterizedTest
    @EnumSource
    void holdsForALossThatIsRoundedToDecimals(Coverage coverage) {
        int passed = 0;
        for (double unit : new double[] {1e7, 1e8, 1e9, 1e10}) {
            for (int number = 0; number < POINTS; number++) {
                KeyReport key = check(coverage, number, unit);
                if (key.verdict() == Verdict.CORRECT) {
                    passed++;
                    String where = "number " + number + " of unit " + unit;
                    assertThat(where, Math.abs(size(number)), is(lessThanOrEqualTo(key.smallestVisibleError())));
                    assertThat(where, Math.abs(size(number)), is(lessThanOrEqualTo(key.smallestVisibleFactor())));
                }
            }
        }
        assertThat("errors too small to be seen", passed, is(greaterThan(POINTS / 4)));
    }
}
