/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where the loss has seven digits, small steps see nothing; the integral of backward along a segment does. */
class FloatLossTests {
    private static final int SEEDS = 100;

    @Test
    void aCorrectGradientOfAFloatLossPasses() {
        assertThat(verdicts(1.0, Verdict.CORRECT), is((long) SEEDS));
    }

    @Test
    void aKeyThatIsOffByAThousandthIsFound() {
        assertThat(verdicts(1.001, Verdict.WRONG), is((long) SEEDS));
    }

    @Test
    void theReportSaysHowManyDigitsTheLossHas() {
        assertThat(check(1, 1.0).toString(), containsString("the loss has about 7 digits: is it computed in float"));
    }

    private static long verdicts(double factor, Verdict verdict) {
        return LongStream.range(0, SEEDS)
                .filter(seed -> check(seed, factor).verdict() == verdict)
                .count();
    }

    private static GradientReport check(long seed, double factor) {
        RandomStream random = RandomStream.of(seed, "x");
        double[] x = new double[20];
        Arrays.setAll(x, i -> 1 + random.nextUniform());
        return GradientChecker.create()
                .withSeed(seed)
                .check(Parameters.of("x", x), () -> loss(x), () -> gradient(x, factor));
    }

    /** The sum of x_i^3, every operation rounded to float. */
    private static double loss(double[] x) {
        float sum = 0;
        for (double entry : x) {
            float rounded = (float) entry;
            sum += rounded * rounded * rounded;
        }
        return sum;
    }

    private static double[] gradient(double[] x, double factor) {
        return Arrays.stream(x)
                .map(entry -> factor * (3 * (float) entry * (float) entry))
                .toArray();
    }
}
