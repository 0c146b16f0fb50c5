/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A key that something behind it cancels has a gradient of 1e-17 in place of 0: it is vacuous, and nothing else hides
 * there.
 */
class ZeroUpToRoundingTests {
    /**
     * One small entry that noise hides from its one quotient: a ladder of five steps, and six levels of twelve points.
     */
    private static final long LOOK_AGAIN = 2 * 5 + 6 * 12;

    /** What the look at a key may cost: two directions, both sides, three distances. */
    private static final long LOOK = 12;

    /** Preparing a check: three losses, five lines of eight points for the noise, and eight at a second point. */
    private static final long PREPARATION = 51;

    /** Losses with one key that they do not depend on, and the gradient as it is usually computed. */
    enum Invariance {
        /** {@code log sum exp(z + b) - (z + b)_1}, b one number: db sums to zero. */
        SHARED_BIAS_BEFORE_SOFTMAX {
            @Override
            double[] other(Random random) {
                return gaussian(random, 5);
            }

            @Override
            double[] cancelled(Random random) {
                return gaussian(random, 1);
            }

            @Override
            double loss(double[] z, double[] b) {
                return Math.log(IntStream.range(0, 5)
                                .mapToDouble(i -> Math.exp(z[i] + b[0]))
                                .sum())
                        - z[1]
                        - b[0];
            }

            @Override
            Map<String, double[]> gradient(double[] z, double[] b) {
                double total = IntStream.range(0, 5)
                        .mapToDouble(i -> Math.exp(z[i] + b[0]))
                        .sum();
                double[] dz = new double[5];
                for (int i = 0; i < 5; i++) {
                    dz[i] = Math.exp(z[i] + b[0]) / total - (i == 1 ? 1 : 0);
                }
                return Map.of("other", dz, "cancelled", new double[] {
                    DoubleStream.of(dz).sum()
                });
            }
        },

        /**
         * Four features of a batch of 16, each less its mean over the batch, over its deviation; the bias before it
         * goes.
         */
        BIAS_BEFORE_BATCH_NORMALISATION {
            private static final int BATCH = 16;
            private static final int FEATURES = 4;

            @Override
            double[] other(Random random) {
                return gaussian(random, BATCH * FEATURES);
            }

            @Override
            double[] cancelled(Random random) {
                return gaussian(random, FEATURES);
            }

            @Override
            double loss(double[] x, double[] b) {
                return IntStream.range(0, FEATURES)
                        .mapToDouble(j -> lossOf(normalised(x, b, j)))
                        .sum();
            }

            private double[] normalised(double[] x, double[] b, int feature) {
                double[] column = IntStream.range(0, BATCH)
                        .mapToDouble(i -> x[i * FEATURES + feature] + b[feature])
                        .toArray();
                double mean = DoubleStream.of(column).sum() / BATCH;
                double variance = DoubleStream.of(column)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / BATCH;
                return DoubleStream.of(column)
                        .map(value -> (value - mean) / Math.sqrt(variance + 1e-5))
                        .toArray();
            }

            private double lossOf(double[] y) {
                return IntStream.range(0, BATCH)
                        .mapToDouble(i -> Math.sin(y[i] * (1 + i)))
                        .sum();
            }

            @Override
            Map<String, double[]> gradient(double[] x, double[] b) {
                double[] dx = new double[x.length];
                double[] db = new double[FEATURES];
                for (int j = 0; j < FEATURES; j++) {
                    double[] y = normalised(x, b, j);
                    double[] dy = IntStream.range(0, BATCH)
                            .mapToDouble(i -> (1 + i) * Math.cos(y[i] * (1 + i)))
                            .toArray();
                    double deviation = deviation(x, j);
                    double meanOfDy = DoubleStream.of(dy).sum() / BATCH;
                    double product = IntStream.range(0, BATCH)
                                    .mapToDouble(i -> dy[i] * y[i])
                                    .sum()
                            / BATCH;
                    for (int i = 0; i < BATCH; i++) {
                        dx[i * FEATURES + j] = (dy[i] - meanOfDy - y[i] * product) / deviation;
                        db[j] += dx[i * FEATURES + j];
                    }
                }
                return Map.of("other", dx, "cancelled", db);
            }

            private double deviation(double[] x, int feature) {
                double[] column = IntStream.range(0, BATCH)
                        .mapToDouble(i -> x[i * FEATURES + feature])
                        .toArray();
                double mean = DoubleStream.of(column).sum() / BATCH;
                return Math.sqrt(DoubleStream.of(column)
                                        .map(value -> (value - mean) * (value - mean))
                                        .sum()
                                / BATCH
                        + 1e-5);
            }
        },

        /** {@code c.(s v) / |s v|}: the factor s goes as long as it keeps its sign. */
        FACTOR_OF_A_NORMALISED_VECTOR {
            @Override
            double[] other(Random random) {
                return gaussian(random, 6);
            }

            @Override
            double[] cancelled(Random random) {
                return new double[] {1 + random.nextDouble()};
            }

            private double norm(double[] v, double[] s) {
                return Math.sqrt(
                        DoubleStream.of(v).map(x -> s[0] * x * s[0] * x).sum());
            }

            @Override
            double loss(double[] v, double[] s) {
                double norm = norm(v, s);
                return IntStream.range(0, 6)
                        .mapToDouble(i -> (1 + i) * s[0] * v[i] / norm)
                        .sum();
            }

            @Override
            Map<String, double[]> gradient(double[] v, double[] s) {
                double norm = norm(v, s);
                double product = loss(v, s);
                double[] dv = new double[6];
                double ds = 0;
                for (int i = 0; i < 6; i++) {
                    double d = ((1 + i) - product * s[0] * v[i] / norm) / norm;
                    dv[i] = s[0] * d;
                    ds += v[i] * d;
                }
                return Map.of("other", dv, "cancelled", new double[] {ds});
            }
        },

        /**
         * Attention with three queries and four keys of length 2: a bias of all keys adds the same to all scores of a
         * query.
         */
        KEY_BIAS_OF_ATTENTION {
            @Override
            double[] other(Random random) {
                return gaussian(random, 8);
            }

            @Override
            double[] cancelled(Random random) {
                return gaussian(random, 2);
            }

            private double[] weights(double[] keys, double[] bias, int query) {
                double[] exponentials = IntStream.range(0, 4)
                        .mapToDouble(k -> Math.exp(
                                q(query, 0) * (keys[2 * k] + bias[0]) + q(query, 1) * (keys[2 * k + 1] + bias[1])))
                        .toArray();
                double total = DoubleStream.of(exponentials).sum();
                return DoubleStream.of(exponentials).map(e -> e / total).toArray();
            }

            private double q(int query, int i) {
                return Math.sin(1 + 2 * query + i);
            }

            private double value(int key) {
                return Math.cos(1 + 3 * key);
            }

            @Override
            double loss(double[] keys, double[] bias) {
                double sum = 0;
                for (int query = 0; query < 3; query++) {
                    double[] weights = weights(keys, bias, query);
                    sum += IntStream.range(0, 4)
                            .mapToDouble(k -> weights[k] * value(k))
                            .sum();
                }
                return sum;
            }

            @Override
            Map<String, double[]> gradient(double[] keys, double[] bias) {
                double[] dKeys = new double[8];
                double[] dBias = new double[2];
                for (int query = 0; query < 3; query++) {
                    double[] weights = weights(keys, bias, query);
                    double attended = IntStream.range(0, 4)
                            .mapToDouble(k -> weights[k] * value(k))
                            .sum();
                    for (int k = 0; k < 4; k++) {
                        double score = weights[k] * (value(k) - attended);
                        for (int i = 0; i < 2; i++) {
                            dKeys[2 * k + i] += score * q(query, i);
                            dBias[i] += score * q(query, i);
                        }
                    }
                }
                return Map.of("other", dKeys, "cancelled", dBias);
            }
        };

        abstract double[] other(Random random);

        abstract double[] cancelled(Random random);

        abstract double loss(double[] other, double[] cancelled);

        abstract Map<String, double[]> gradient(double[] other, double[] cancelled);

        static double[] gaussian(Random random, int length) {
            return random.doubles(length).map(x -> 4 * x - 2).toArray();
        }
    }

    private final GradientChecker checker = GradientChecker.create();

    @ParameterizedTest
    @EnumSource
    void isVacuousInWhateverTheInvarianceIs(Invariance kind) {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            double[] other = kind.other(random);
            double[] cancelled = kind.cancelled(random);
            GradientReport report = checker.withSeed(seed)
                    .check(
                            Parameters.of("other", other, "cancelled", cancelled),
                            () -> kind.loss(other, cancelled),
                            () -> kind.gradient(other, cancelled));
            assertThat("seed " + seed + "\n" + report, report.key("cancelled").verdict(), is(Verdict.VACUOUS));
            assertThat("seed " + seed + "\n" + report, report.key("other").verdict(), is(Verdict.CORRECT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAllowedWithAReasonAtThePriceOfAPass(Invariance kind) {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            double[] other = kind.other(random);
            double[] cancelled = kind.cancelled(random);
            GradientReport report = checker.withSeed(seed)
                    .withVacuous("cancelled", "something behind it cancels it")
                    .check(
                            Parameters.of("other", other, "cancelled", cancelled),
                            () -> kind.loss(other, cancelled),
                            () -> kind.gradient(other, cancelled));
            assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(report.remarks().toString(), containsString("which is allowed: something behind it cancels it"));
            assertThat(
                    "seed " + seed + "\n" + report,
                    report.evaluations(),
                    is(lessThanOrEqualTo(PREPARATION + LOOK + 2L * other.length + LOOK_AGAIN)));
        }
    }

    @Nested
    class WhatIsNotVacuous {
        private final double[] w = {0.7, -1.3};
        private final double[] b = {0.4};
        private final Parameters at = Parameters.of("w", w, "b", b);

        private GradientReport check(double slope, double curvature, double analytic) {
            return checker.check(
                    at,
                    () -> Math.sin(w[0]) + w[0] * w[1] + slope * b[0] + curvature * (b[0] - 0.4) * (b[0] - 0.4),
                    () -> Map.of("w", new double[] {Math.cos(w[0]) + w[1], w[0]}, "b", new double[] {analytic}));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-9, 1e-11})
        void aSlopeThatTheGradientDoesNotKnowIsWrong(double slope) {
            for (double analytic : new double[] {0, 1e-17, -3e-17, 1e-16}) {
                GradientReport report = check(slope, 0, analytic);
                assertThat(report.toString(), report.key("b").verdict(), is(Verdict.WRONG));
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-9, 1e-11})
        void aGradientThatTheLossDoesNotKnowIsWrong(double analytic) {
            GradientReport report = check(0, 0, analytic);
            assertThat(report.toString(), report.key("b").verdict(), is(Verdict.WRONG));
        }

        @Test
        void aMinimumIsNotClaimedToBeCancelled() {
            for (double curvature : new double[] {1, 1e-3, 1e3}) {
                GradientReport report = check(0, curvature, 1e-17);
                assertThat(report.toString(), not(containsString("up to rounding")));
            }
        }

        @Test
        void aKeyOfTheRightSlopeThatIsSmallAgainstTheOthersPasses() {
            for (double slope : new double[] {1e-3, 1e-6}) {
                GradientReport report = check(slope, 0, slope);
                assertThat(report.toString(), report.key("b").verdict(), is(Verdict.CORRECT));
            }
        }
    }

    @Test
    void theHeadlineSaysThatItIsZeroUpToRounding() {
        Invariance kind = Invariance.SHARED_BIAS_BEFORE_SOFTMAX;
        double[] other = kind.other(new Random(5));
        double[] cancelled = kind.cancelled(new Random(5));
        GradientReport report = checker.check(
                Parameters.of("other", other, "cancelled", cancelled),
                () -> kind.loss(other, cancelled),
                () -> kind.gradient(other, cancelled));
        assertThat(
                report.headline(),
                allOf(containsString("gradient of cancelled is not tested"), containsString("zero up to rounding")));
    }
}
