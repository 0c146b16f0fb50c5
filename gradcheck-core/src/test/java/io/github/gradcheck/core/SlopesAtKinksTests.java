/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code sum (c_i relu(x_i) + x_i^2 / 2)} with some x at zero, where each value from 0 to c is a slope. Along a
 * direction over all of them many wrong values are between the slopes on both sides.
 */
class SlopesAtKinksTests {
    private static final int SEEDS = 12;

    private final double[] x = new double[60];
    private final double[] c = new double[x.length];

    private void draw(long seed, int kinks) {
        RandomStream random = RandomStream.of(seed, "kinks");
        Arrays.setAll(x, i -> random.nextGaussian());
        Arrays.setAll(c, i -> 0.5 + Math.abs(random.nextGaussian()));
        Arrays.fill(x, 0, kinks, 0);
    }

    private double loss() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += c[i] * Math.max(0, x[i]) + x[i] * x[i] / 2;
        }
        return sum;
    }

    private double[] gradient(double atKink) {
        double[] gradient = new double[x.length];
        Arrays.setAll(gradient, i -> x[i] + c[i] * (x[i] > 0 ? 1 : x[i] == 0 ? atKink : 0));
        return gradient;
    }

    private KeyReport check(long seed, int kinks, double atKink) {
        draw(seed, kinks);
        return GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .withSeed(seed)
                .check(Parameters.of("x", x), this::loss, () -> gradient(atKink))
                .key("x");
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 0.5", "3, 1", "30, 0", "30, 0.5", "30, 1"})
    void areAcceptedBetweenThoseOnBothSides(int kinks, double atKink) {
        for (long seed = 0; seed < SEEDS; seed++) {
            KeyReport report = check(seed, kinks, atKink);
            assertThat("seed " + seed + " " + report, report.verdict(), is(Verdict.CORRECT));
            assertThat("directions alone leave hundreds open", report.smallestVisibleError(), is(lessThan(10.0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1.5", "3, -1.1", "3, 1.01", "30, 1.5", "30, -1.1"})
    void areWrongOutsideOfThem(int kinks, double atKink) {
        for (long seed = 0; seed < SEEDS; seed++) {
            KeyReport report = check(seed, kinks, atKink);
            assertThat("seed " + seed + " " + report, report.verdict(), is(Verdict.WRONG));
        }
    }

    /** The error of one choice against another is {@code ||(a - b) c|| / ||g||} over the kinks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 30})
    void ofOneChoiceAreNotToldFromThoseOfAnother(int kinks) {
        for (long seed = 0; seed < SEEDS; seed++) {
            KeyReport report = check(seed, kinks, 0);
            double[] one = gradient(0);
            double[] other = gradient(1);
            double apart = 0;
            double size = 0;
            for (int i = 0; i < x.length; i++) {
                apart += (one[i] - other[i]) * (one[i] - other[i]);
                size += other[i] * other[i];
            }
            assertThat(
                    "seed " + seed + " " + report,
                    report.smallestVisibleError(),
                    is(greaterThan(Math.sqrt(apart / size))));
        }
    }

    @Test
    void areNamedByTheirEntries() {
        draw(1, 3);
        KeyReport report = GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .check(Parameters.of("x", x), this::loss, () -> {
                    double[] gradient = gradient(0.5);
                    gradient[1] = 2 * c[1];
                    return gradient;
                })
                .key("x");
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.wrongEntries(), hasSize(1));
        assertThat(report.wrongEntries().get(0).entry(), is("x[1]"));
    }

    /** {@code |x_0 + x_1| + |x_0 - x_1|} has slopes of 2 and 0 in x_0 beside zero; at zero -2 is valid, too. */
    @Test
    void whereKinksMeetMayBeFartherOutThanThoseBeside() {
        for (long seed = 0; seed < SEEDS; seed++) {
            draw(seed, 2);
            KeyReport report = GradientChecker.create()
                    .withCoverage(Coverage.DIRECTIONS)
                    .withSeed(seed)
                    .check(
                            Parameters.of("x", x),
                            () -> Math.abs(x[0] + x[1]) + Math.abs(x[0] - x[1]) + smooth(),
                            this::meeting)
                    .key("x");
            assertThat(
                    "seed " + seed + " " + report,
                    report.verdict(),
                    is(anyOf(is(Verdict.CORRECT), is(Verdict.UNVERIFIED))));
        }
    }

    private double smooth() {
        return Arrays.stream(x).skip(2).map(value -> value * value / 2).sum();
    }

    private double[] meeting() {
        double[] gradient = x.clone();
        double sum = x[0] + x[1] > 0 ? 1 : -1;
        double difference = x[0] - x[1] > 0 ? 1 : -1;
        gradient[0] = sum + difference;
        gradient[1] = sum - difference;
        return gradient;
    }
}
