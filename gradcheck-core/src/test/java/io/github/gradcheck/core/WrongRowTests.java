/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Outputs {@code y_i = s_i sum a_ij sin w_j} of sizes s_i from 1e-9 to 1e9: one row that is wrong by a percent, a sign,
 * a zero or a factor is named, whatever stands beside it. With up to 10 000 outputs: docs/forms.md.
 */
class WrongRowTests {
    private static final int ENTRIES = 6;
    private static final double[] FACTORS = {1.01, -1, 0, 2};

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100})
    void oneWrongRowIsNamedAndRightOnesPass(int outputs) {
        for (int trial = 0; trial < 8; trial++) {
            RandomGenerator random = RandomStream.generator(trial, "outputs");
            double[] w = random.doubles(ENTRIES, 0.5, 1.5).toArray();
            double[][] a = new double[outputs][ENTRIES];
            for (double[] row : a) {
                double size = Math.pow(10, random.nextDouble(-9, 9));
                for (int j = 0; j < ENTRIES; j++) {
                    row[j] = size * random.nextGaussian();
                }
            }
            int wrong = random.nextInt(outputs);
            double factor = FACTORS[trial % FACTORS.length];
            GradientChecker checker = GradientChecker.create().withSeed(trial);
            Parameters at = Parameters.of("w", w);
            GradientReport right = checker.checkJacobian(at, () -> outputs(a, w), () -> jacobian(a, w, wrong, 1));
            assertEquals(Verdict.CORRECT, right.verdict());
            assertThat(right.evaluations(), lessThanOrEqualTo(2L * ENTRIES + 60));
            GradientReport found = checker.checkJacobian(at, () -> outputs(a, w), () -> jacobian(a, w, wrong, factor));
            assertEquals(Verdict.WRONG, found.verdict());
            assertThat(
                    found.key("w").wrongEntries().stream()
                            .map(EntryReport::entry)
                            .toList(),
                    everyItem(startsWith("output[" + wrong + "] / ")));
        }
    }

    private static double[] outputs(double[][] a, double[] w) {
        double[] y = new double[a.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < w.length; j++) {
                y[i] += a[i][j] * Math.sin(w[j]);
            }
        }
        return y;
    }

    private static double[][] jacobian(double[][] a, double[] w, int wrong, double factor) {
        double[][] jacobian = new double[a.length][w.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < w.length; j++) {
                jacobian[i][j] = a[i][j] * Math.cos(w[j]) * (i == wrong ? factor : 1);
            }
        }
        return jacobian;
    }
}
