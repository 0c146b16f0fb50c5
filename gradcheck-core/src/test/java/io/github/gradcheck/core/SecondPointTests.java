/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backward that is right at the first point only: loss {@code |tanh(V W x)|^2 / 2} with two matrices of 4x4. */
class SecondPointTests {
    private static final int N = 4;
    private static final int SEEDS = 20;

    private double[] v = {};
    private double[] w = {};
    private double[] x = {};

    @ParameterizedTest
    @EnumSource(Coverage.class)
    void aTransposeThatIsMadeOnceIsFound(Coverage coverage) {
        for (int seed = 0; seed < SEEDS; seed++) {
            draw(seed);
            double[] stored = v.clone();
            GradientReport report = check(coverage, () -> gradients(v, w, stored));
            assertThat(report.key("V").verdict(), is(Verdict.CORRECT));
            assertThat(report.key("W").verdict(), is(Verdict.WRONG));
            assertThat(report.headline(), is("gradient of W is right at the first point only (values stored before?)"));
            assertThat(report.key("W").diagnosis().orElseThrow().cause(), is(Cause.STORED_VALUES));
        }
    }

    @ParameterizedTest
    @EnumSource(Coverage.class)
    void aGradientThatIsKeptIsFound(Coverage coverage) {
        for (int seed = 0; seed < SEEDS; seed++) {
            draw(seed);
            Map<String, double[]> kept = gradients(v, w, v);
            GradientReport report = check(coverage, () -> kept);
            assertThat(report.key("V").verdict(), is(Verdict.WRONG));
            assertThat(report.key("W").verdict(), is(Verdict.WRONG));
        }
    }

    @ParameterizedTest
    @EnumSource(Coverage.class)
    void aRightBackwardPassesAndEveryBitComesBack(Coverage coverage) {
        for (int seed = 0; seed < SEEDS; seed++) {
            draw(seed);
            double[] before = v.clone();
            assertThat(check(coverage, () -> gradients(v, w, v)).verdict(), is(Verdict.CORRECT));
            assertThat(Arrays.equals(before, v), is(true));
        }
    }

    private void draw(int seed) {
        Random random = new Random(seed);
        v = random.doubles(N * N, -1, 1).toArray();
        w = random.doubles(N * N, -1, 1).toArray();
        x = random.doubles(N, -1, 1).toArray();
    }

    private GradientReport check(Coverage coverage, Supplier<Map<String, double[]>> backward) {
        return GradientChecker.create()
                .withCoverage(coverage)
                .check(Parameters.of("V", v, "W", w), this::loss, backward);
    }

    private double loss() {
        return Arrays.stream(output(v, w)).map(y -> y * y / 2).sum();
    }

    private double[] output(double[] first, double[] second) {
        return Arrays.stream(product(first, product(second, x))).map(Math::tanh).toArray();
    }

    private static double[] product(double[] matrix, double[] vector) {
        double[] product = new double[N];
        for (int i = 0; i < N * N; i++) {
            product[i / N] += matrix[i] * vector[i % N];
        }
        return product;
    }

    /** The gradient of W goes back through a transpose of V, which may be an old one. */
    private Map<String, double[]> gradients(double[] first, double[] second, double[] transposed) {
        double[] hidden = product(second, x);
        double[] y = output(first, second);
        double[] dv = new double[N * N];
        double[] dw = new double[N * N];
        for (int i = 0; i < N; i++) {
            double dz = y[i] * (1 - y[i] * y[i]);
            for (int j = 0; j < N; j++) {
                dv[i * N + j] = dz * hidden[j];
                for (int k = 0; k < N; k++) {
                    dw[j * N + k] += transposed[i * N + j] * dz * x[k];
                }
            }
        }
        return Map.of("V", dv, "W", dw);
    }
}
