/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One array with entries from 1e-12 to 1e12, each of which moves the loss by about as much as any other. */
class MixedSizesTests {
    private static final int SEEDS = 30;

    private final double[] sizes = new double[13];
    private final double[] x = new double[13];
    private final double[] centres = new double[13];

    private void draw(long seed) {
        RandomStream random = RandomStream.of(seed, "mixed sizes");
        Arrays.setAll(sizes, i -> Math.pow(10, 2 * i - 12));
        Arrays.setAll(x, i -> sizes[i] * random.nextGaussian());
        Arrays.setAll(centres, i -> random.nextGaussian());
    }

    private double loss() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = Math.tanh(x[i] / sizes[i]) - centres[i];
            sum += residual * residual;
        }
        return sum;
    }

    private double[] gradient() {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double tanh = Math.tanh(x[i] / sizes[i]);
            gradient[i] = 2 * (tanh - centres[i]) * (1 - tanh * tanh) / sizes[i];
        }
        return gradient;
    }

    @Test
    void areCorrectWhereTheyAre() {
        for (long seed = 0; seed < SEEDS; seed++) {
            draw(seed);
            GradientReport report = GradientChecker.create()
                    .withCoverage(Coverage.EVERY_ENTRY)
                    .withSeed(seed)
                    .check(Parameters.of("x", x), this::loss, this::gradient);
            assertThat("seed " + seed + " " + report, report.verdict(), is(Verdict.CORRECT));
        }
    }

    @Test
    void areNamedWhereTheyAreWrong() {
        for (int entry = 0; entry < x.length; entry++) {
            draw(entry);
            int wrong = entry;
            GradientReport report = GradientChecker.create()
                    .withCoverage(Coverage.EVERY_ENTRY)
                    .check(Parameters.of("x", x), this::loss, () -> {
                        double[] gradient = gradient();
                        gradient[wrong] *= 1.01;
                        return gradient;
                    });
            assertThat(
                    "entry " + entry + " " + report,
                    report.key("x").wrongEntries().stream()
                            .map(EntryReport::entry)
                            .toList(),
                    contains("x[" + entry + "]"));
        }
    }

    /**
     * Nothing tells the unit of an entry whose gradient is claimed to be zero: it is moved like the others, by 1e10
     * times too much, and the loss is flat there. A pass must not promise that the error would have been seen.
     */
    @ParameterizedTest
    @EnumSource
    void ofWhichOneIsClaimedToBeZeroAreNoPromise(Coverage coverage) {
        for (long seed = 0; seed < SEEDS; seed++) {
            draw(seed);
            GradientReport report = GradientChecker.create()
                    .withCoverage(coverage)
                    .withSeed(seed)
                    .check(Parameters.of("x", x), this::loss, () -> {
                        double[] gradient = gradient();
                        gradient[0] = 0;
                        return gradient;
                    });
            double visible = report.key("x").smallestVisibleError();
            double error = Math.abs(gradient()[0]) / norm(gradient());
            assertThat("seed " + seed + " " + report, report.verdict() != Verdict.CORRECT || visible > error, is(true));
        }
    }

    private static double norm(double[] gradient) {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }
}
