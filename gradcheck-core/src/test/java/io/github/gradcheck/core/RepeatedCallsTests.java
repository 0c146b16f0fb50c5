/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A loss or a backward that differs from call to call in its last bits is noisy; one that differs by more is refused.
 */
class RepeatedCallsTests {
    private static final int ENTRIES = 12;

    private final double[] w = new double[ENTRIES];
    private final double[] v = {0.7};
    private final Parameters at = Parameters.of("w", w, "v", v);
    private final Random noise = new Random(3);
    private int losses;
    private int backwards;

    private void draw(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ENTRIES; i++) {
            w[i] = random.nextGaussian();
        }
    }

    private double loss(double level) {
        losses++;
        double sum = 1;
        for (int i = 0; i < ENTRIES; i++) {
            sum += Math.sin(w[i] * (1 + i % 3)) * v[0] + w[i] * w[i];
        }
        return sum * (1 + level * noise.nextGaussian());
    }

    private Map<String, double[]> gradient(double level, double factor) {
        backwards++;
        double[] dw = new double[ENTRIES];
        double[] dv = new double[1];
        for (int i = 0; i < ENTRIES; i++) {
            int k = 1 + i % 3;
            dw[i] = factor * (k * Math.cos(w[i] * k) * v[0] + 2 * w[i]) * (1 + level * noise.nextGaussian());
            dv[0] += Math.sin(w[i] * k);
        }
        return Map.of("w", dw, "v", dv);
    }

    private GradientReport check(long seed, Coverage coverage, double ofLoss, double ofBackward, double factor) {
        draw(seed);
        return GradientChecker.create()
                .withSeed(seed)
                .withCoverage(coverage)
                .check(at, () -> loss(ofLoss), () -> gradient(ofBackward, factor));
    }

    @ParameterizedTest
    @CsvSource({
        "EVERY_ENTRY, 3e-16, 0", "EVERY_ENTRY, 1e-13, 0", "EVERY_ENTRY, 1e-10, 0", "EVERY_ENTRY, 0, 1e-16",
        "EVERY_ENTRY, 0, 1e-10", "EVERY_ENTRY, 1e-13, 1e-13", "DIRECTIONS, 3e-16, 0", "DIRECTIONS, 1e-13, 0",
        "DIRECTIONS, 1e-10, 0", "DIRECTIONS, 0, 1e-16", "DIRECTIONS, 0, 1e-10", "DIRECTIONS, 1e-13, 1e-13"
    })
    void lastBitsAreNoiseInWhichARightGradientPassesAndAWrongOneFails(
            Coverage coverage, double ofLoss, double ofBackward) {
        for (long seed = 0; seed < 20; seed++) {
            GradientReport right = check(seed, coverage, ofLoss, ofBackward, 1);
            assertThat("right, seed " + seed + "\n" + right, right.verdict(), is(Verdict.CORRECT));
            if (Math.max(ofLoss, ofBackward) > 1e-15) { // below, three calls may agree by chance
                assertThat(right.remarks().toString(), containsString("differs from call to call by up to "));
            }
            GradientReport wrong = check(seed, coverage, ofLoss, ofBackward, 1.001);
            assertThat("x1.001, seed " + seed + "\n" + wrong, wrong.key("w").verdict(), is(Verdict.WRONG));
            assertThat("v, seed " + seed, wrong.key("v").verdict(), is(Verdict.CORRECT));
        }
    }

    @Test
    void theRemarkSaysByHowMuch() {
        List<String> remarks = check(1, Coverage.EVERY_ENTRY, 1e-14, 1e-15, 1).remarks();
        assertThat(
                remarks,
                hasItem(matchesPattern(
                        "the loss differs from call to call by up to [1-5]e-14 of its value: taken as noise"
                                + " \\(a parallel sum\\?\\)")));
        assertThat(
                remarks,
                hasItem(matchesPattern(
                        "backward differs from call to call by up to [1-5]e-15 of the norm of `w`: taken as"
                                + " noise \\(a parallel sum\\?\\)")));
    }

    @Test
    void theSameBitsCostNoFurtherCall() {
        GradientReport report = check(1, Coverage.EVERY_ENTRY, 0, 0, 1);
        assertThat(report.remarks(), is(empty()));
        assertThat("two here, one at the second point and one when back", backwards, is(4));
        long evaluations = report.evaluations();
        assertThat(evaluations, is((long) losses));
        long second = 1 + 2 * 3 + 1;
        assertThat(
                "three, the noise line, the second point and two for an entry",
                evaluations,
                is(3L + 8 + second + 2 * (ENTRIES + 1)));
    }

    @Test
    void otherBitsCostFiveCallsInAll() {
        check(1, Coverage.EVERY_ENTRY, 0, 1e-14, 1);
        assertThat("and two for the second point", backwards, is(7));
    }

    @Test
    void whatDiffersAtThePointAloneIsNoiseToo() {
        draw(1);
        double[] origin = w.clone();
        GradientReport report = GradientChecker.create()
                .check(at, () -> loss(Arrays.equals(w, origin) ? 1e-10 : 0), () -> gradient(0, 1));
        assertThat(report.remarks(), hasItem(containsString("the loss has about 9 digits")));
    }

    @Test
    void aSmallEntryMayDifferAsMuchAsBackwardDoes() {
        double[] x = {1, 1};
        for (int seed = 0; seed < 20; seed++) {
            GradientReport report = GradientChecker.create()
                    .withSeed(seed)
                    .check(Parameters.of("x", x), () -> x[0] + 1e-6 * x[1], () ->
                            new double[] {1, 1e-6 + 1e-10 * noise.nextGaussian()});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e-3, 1})
    void moreThanLastBitsIsRefused(double level) {
        GradientCheckException loss =
                assertThrows(GradientCheckException.class, () -> check(1, Coverage.AUTO, level, 0, 1));
        assertThat(
                loss.getMessage(),
                allOf(containsString("the loss is not deterministic: two calls"), containsString("dropout?")));
        GradientCheckException backward =
                assertThrows(GradientCheckException.class, () -> check(1, Coverage.AUTO, 0, level, 1));
        assertThat(
                backward.getMessage(),
                allOf(containsString("backward is not deterministic: two calls"), containsString("dropout?")));
    }

    @Nested
    class OnManyThreads {

        private double sum(Parameters parameters) {
            double[] values = parameters.get("w", double[].class);
            DoubleAdder sum = new DoubleAdder();
            IntStream.range(0, 2000).parallel().forEach(i -> sum.add(term(values, i)));
            return sum.sum();
        }

        private double term(double[] values, int i) {
            return Math.sin(values[i % ENTRIES] * i) / (1 + i);
        }

        private Map<String, double[]> gradient(Parameters parameters) {
            double[] values = parameters.get("w", double[].class);
            double[] dw = new double[ENTRIES];
            for (int i = 0; i < 2000; i++) {
                dw[i % ENTRIES] += Math.cos(values[i % ENTRIES] * i) * i / (1 + i);
            }
            return Map.of("w", dw, "v", new double[1]);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void aSumInAnyOrderPasses(boolean parallel) {
            for (long seed = 0; seed < 20; seed++) {
                draw(seed);
                GradientReport report = GradientChecker.create()
                        .withParallel(parallel)
                        .withVacuous("v", "not used")
                        .checkPure(at, new SlowAtFirst(this::sum), this::gradient);
                assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.CORRECT));
            }
        }

        @Test
        void aKeyThatItDoesNotReadIsNotCalledDead() {
            for (long seed = 0; seed < 20; seed++) {
                draw(seed);
                GradientReport report = GradientChecker.create().checkPure(at, this::sum, this::gradient);
                assertThat(report.key("v").verdict(), is(Verdict.VACUOUS));
                assertThat("seed " + seed, report.headline(), not(containsString("dead")));
            }
        }
    }
}
