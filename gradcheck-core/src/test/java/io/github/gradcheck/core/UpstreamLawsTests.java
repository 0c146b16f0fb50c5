/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What holds of every layer's backward, whatever the layer computes; ours takes tanh of each entry. */
class UpstreamLawsTests {
    private final double[] x = {0.3, -1.2, 0.7, 2.0, -0.4};

    @Test
    void aBackwardThatIgnoresItsCotangentIsNamed() {
        GradientReport report = check(c -> {
            double[] ones = new double[5];
            Arrays.fill(ones, 1);
            return right(ones);
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(
                report.headline(),
                is("gradient of x is the same for every upstream gradient (is the upstream gradient ignored?)"));
        assertThat(report.key("x").diagnosis().orElseThrow().cause(), is(Cause.UPSTREAM));
    }

    /** Right for the cotangent of the check: no difference shows it. */
    @Test
    void aTermThatDoesNotComeFromTheOutputIsNamed() {
        GradientReport report = check(c -> {
            double[] gradient = right(c);
            boolean none = Arrays.stream(c).allMatch(v -> v == 0);
            gradient[2] += none ? 0.1 : 0;
            return gradient;
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.headline(), startsWith("gradient of x is not zero for an upstream gradient of zeros"));
    }

    @Test
    void aBackwardThatIsNotLinearIsNamed() {
        GradientReport report = check(c -> {
            double[] gradient = right(c);
            gradient[1] *= Math.abs(c[1]);
            return gradient;
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.headline(), startsWith("gradient of x is not linear in the upstream gradient"));
    }

    @Test
    void aRightBackwardBreaksNoLaw() {
        assertThat(check(this::right).verdict(), is(Verdict.CORRECT));
    }

    /** The mean is taken off again, so that what is left of the gradient of b is the rounding of its sums. */
    @Test
    void aGradientThatIsZeroUpToRoundingObeysNone() {
        for (long seed = 0; seed < 20; seed++) {
            RandomStream random = RandomStream.of(seed, "centred");
            double[] b = {random.nextGaussian()};
            double[] w = new double[7];
            Arrays.setAll(w, i -> random.nextGaussian());
            GradientReport report = GradientChecker.create()
                    .withSeed(seed)
                    .withVacuous("b", "a bias before its mean is taken off")
                    .checkOutput(
                            Parameters.of("w", w, "b", b),
                            () -> centred(
                                    Arrays.stream(w).map(v -> v * v + b[0]).toArray()),
                            c -> {
                                double[] upstream = centred(c);
                                double[] dw = new double[w.length];
                                Arrays.setAll(dw, i -> 2 * w[i] * upstream[i]);
                                return Map.of("w", dw, "b", new double[] {
                                    Arrays.stream(upstream).sum()
                                });
                            });
            assertThat("seed " + seed + " " + report, report.verdict(), is(Verdict.CORRECT));
        }
    }

    private static double[] centred(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        return Arrays.stream(numbers).map(number -> number - mean).toArray();
    }

    @Test
    void anotherMistakeBreaksNoLawEither() {
        GradientReport report = check(c -> {
            double[] gradient = right(c);
            gradient[3] *= 2;
            return gradient;
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(
                report.key("x")
                        .diagnosis()
                        .filter(diagnosis -> diagnosis.cause() == Cause.UPSTREAM)
                        .isPresent(),
                is(false));
    }

    /** A backward need not understand a cotangent of zeros. */
    @Test
    void aBackwardThatThrowsThereIsNotBlamed() {
        GradientReport report = check(c -> {
            if (Arrays.stream(c).allMatch(v -> v == 0)) {
                throw new IllegalArgumentException("no gradient to pass on");
            }
            return right(c);
        });
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    private double[] right(double[] c) {
        double[] gradient = new double[5];
        for (int i = 0; i < 5; i++) {
            gradient[i] = c[i] * (1 - Math.tanh(x[i]) * Math.tanh(x[i]));
        }
        return gradient;
    }

    private GradientReport check(UnaryOperator<double[]> backward) {
        return GradientChecker.create()
                .checkOutput(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x).map(Math::tanh).toArray(),
                        (double[] c) -> backward.apply(c));
    }
}
