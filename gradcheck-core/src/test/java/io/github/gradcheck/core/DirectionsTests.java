/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.sampling.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Large keys are checked along random directions: at a cost that does not grow, and exact to the entry where they are
 * wrong.
 */
class DirectionsTests {
    private static final int SEEDS = 30;

    /** {@code sum of tanh(w_i) exp(0.3 w_(i+1)) + sum of (1 + w_i) sin(b_i)}, the indices of w in a ring. */
    private static final class Model {
        private final double[] w;
        private final double[] b;
        private final Parameters at;

        Model(long seed, int size) {
            w = new double[size];
            b = new double[size];
            at = Parameters.of("w", w, "b", b);
            for (Block block : at.blocks()) {
                new Distribution(Values.NORMAL, 1, 0, 1).fill(block, RandomStream.of(seed, block.key()));
            }
        }

        double loss() {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += Math.tanh(w[i]) * Math.exp(0.3 * w[next(i)]) + (1 + w[i]) * Math.sin(b[i]);
            }
            return sum;
        }

        Map<String, double[]> gradient() {
            double[] dw = new double[w.length];
            double[] db = new double[b.length];
            for (int i = 0; i < w.length; i++) {
                double tanh = Math.tanh(w[i]);
                double exp = Math.exp(0.3 * w[next(i)]);
                dw[i] += (1 - tanh * tanh) * exp + Math.sin(b[i]);
                dw[next(i)] += 0.3 * tanh * exp;
                db[i] = (1 + w[i]) * Math.cos(b[i]);
            }
            return Map.of("w", dw, "b", db);
        }

        Map<String, double[]> gradientWith(int entry, DoubleUnaryOperator fault) {
            Map<String, double[]> gradient = gradient();
            double[] dw = gradient.get("w");
            dw[entry] = fault.applyAsDouble(dw[entry]);
            return gradient;
        }

        private int next(int i) {
            return (i + 1) % w.length;
        }

        GradientReport check(Coverage coverage, Supplier<?> backward) {
            return GradientChecker.create().withCoverage(coverage).check(at, this::loss, backward);
        }
    }

    @Test
    void trueGradientIsCorrect() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Model model = new Model(seed, 300);
            GradientReport report = model.check(Coverage.DIRECTIONS, model::gradient);
            assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.CORRECT));
        }
    }

    @Test
    void oneWrongEntryIsNamed() {
        List<DoubleUnaryOperator> faults = List.of(g -> 0, g -> -g, g -> 1.01 * g + 1e-3, g -> g + 1e-4);
        for (int seed = 0; seed < SEEDS; seed++) {
            for (DoubleUnaryOperator fault : faults) {
                Model model = new Model(seed, 300);
                int entry = RandomStream.of(seed, "entry").nextInt(300);
                GradientReport report = model.check(Coverage.DIRECTIONS, () -> model.gradientWith(entry, fault));
                assertThat("seed " + seed + "\n" + report, report.key("w").verdict(), is(Verdict.WRONG));
                assertThat(report.key("b").verdict(), is(Verdict.CORRECT));
                assertThat(report.key("w").wrongEntryCount(), is(1));
                assertThat(report.key("w").wrongEntries().get(0).entry(), is("w[" + entry + "]"));
            }
        }
    }

    @Test
    void faultEverywhereIsWrongInItsKeyOnly() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Model model = new Model(seed, 300);
            GradientReport report = model.check(Coverage.DIRECTIONS, () -> {
                Map<String, double[]> gradient = model.gradient();
                Arrays.setAll(gradient.get("b"), i -> 1.01 * gradient.get("b")[i]);
                return gradient;
            });
            assertThat("seed " + seed + "\n" + report, report.key("b").verdict(), is(Verdict.WRONG));
            assertThat(report.key("w").verdict(), is(Verdict.CORRECT));
        }
    }

    @Test
    void costOfAPassDoesNotGrowWithTheModel() {
        // Three evaluations beforehand, at most 40 for the noise, and at most 16 for each of the two keys.
        for (int size : new int[] {100, 1000, 10_000}) {
            Model model = new Model(1, size);
            assertThat(
                    model.check(Coverage.DIRECTIONS, model::gradient).evaluations(),
                    is(lessThanOrEqualTo(3 + 40 + 2 * 16L)));
        }
    }

    @Test
    void costOfAFaultGrowsLikeItsLogarithm() {
        Model model = new Model(1, 10_000);
        GradientReport report = model.check(Coverage.DIRECTIONS, () -> model.gradientWith(1234, g -> g + 1));
        assertThat(report.key("w").wrongEntries().get(0).entry(), is("w[1234]"));
        assertThat(report.evaluations(), is(lessThan(1000L)));
    }

    @Test
    void everyEntryOfASmallModelIsVisitedUnlessToldOtherwise() {
        Model small = new Model(1, 20);
        assertThat(
                small.check(Coverage.AUTO, small::gradient).toString(),
                is(small.check(Coverage.EVERY_ENTRY, small::gradient).toString()));
        Model large = new Model(1, 5000);
        assertThat(
                large.check(Coverage.AUTO, large::gradient).toString(),
                is(large.check(Coverage.DIRECTIONS, large::gradient).toString()));
    }
}
