/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loss that reads w/|w| of a matrix, or of each of its rows: {@code sum of 2 sin(v_i'x_i + 0.3)}. */
class NormalisedTests {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    /** What backward makes of the gradient g by v. */
    @FunctionalInterface
    interface Slip {
        double of(double g, double v, double vg, double norm);
    }

    /** Norms of rows, or of the whole matrix. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Model(Precision precision, boolean rows, Object w, double[][] x) {
        Model(Precision precision, boolean rows) {
            this(precision, rows, precision.drawn("w", ROWS, COLUMNS), Precision.gaussians("x", ROWS, COLUMNS));
        }

        private double[] norms(double[][] w) {
            double[] squares =
                    Arrays.stream(w).mapToDouble(row -> product(row, row)).toArray();
            double all = Arrays.stream(squares).sum();
            return Arrays.stream(squares)
                    .map(square -> Math.sqrt(rows ? square : all))
                    .toArray();
        }

        private static double product(double[] one, double[] other) {
            double sum = 0;
            for (int j = 0; j < one.length; j++) {
                sum += one[j] * other[j];
            }
            return sum;
        }

        private double loss() {
            double[][] w = Precision.read(this.w);
            double[] norms = norms(w);
            double sum = 0;
            for (int i = 0; i < ROWS; i++) {
                sum += 2 * Math.sin(product(w[i], x[i]) / norms[i] + 0.3);
            }
            return sum;
        }

        private Map<String, Object> backward(Slip slip) {
            double[][] w = Precision.read(this.w);
            double[] norms = norms(w);
            double[][] g = new double[ROWS][COLUMNS];
            double[] vg = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < COLUMNS; j++) {
                    g[i][j] = 2 * Math.cos(product(w[i], x[i]) / norms[i] + 0.3) * x[i][j];
                }
                vg[i] = product(w[i], g[i]) / norms[i];
            }
            double all = Arrays.stream(vg).sum();
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < COLUMNS; j++) {
                    g[i][j] = slip.of(g[i][j], w[i][j] / norms[i], rows ? vg[i] : all, norms[i]);
                }
            }
            return Map.of("W", precision.stored(g));
        }

        String headline(Slip slip) {
            return precision
                    .check(Map.of("W", w), Map.of(), this::loss, () -> backward(slip))
                    .headline();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartAlongTheParameterMayBeLeft(Precision precision) {
        Slip notProjected = (g, v, vg, norm) -> g / norm;
        String reason = " (the loss normalises it: g - w (w'g) / (w'w))";
        assertThat(
                new Model(precision, false).headline(notProjected),
                is("gradient of W contains a part along the parameter" + reason));
        assertThat(
                new Model(precision, true).headline(notProjected),
                is("gradient of W contains a part along every row" + reason));
    }

    @ParameterizedTest
    @EnumSource
    void theNormMayBeForgotten(Precision precision) {
        String reason = " (by w it is (g - v (v'g)) / |w|)";
        for (boolean rows : new boolean[] {false, true}) {
            String each = rows ? ", for every row w" : "";
            Model model = new Model(precision, rows);
            assertThat(model.headline((g, v, vg, norm) -> g), is("gradient of W is that of v = w/|w|" + each + reason));
            assertThat(
                    model.headline((g, v, vg, norm) -> g - v * vg),
                    is("gradient of W lacks the factor 1/|w|" + each + reason));
        }
    }

    /** An L2 term has the same shape at one point, and grows with the parameter. */
    @ParameterizedTest
    @EnumSource
    void aPenaltyThatTheLossHasNotIsNoProjection(Precision precision) {
        for (boolean rows : new boolean[] {false, true}) {
            assertThat(
                    new Model(precision, rows).headline((g, v, vg, norm) -> (g - v * vg) / norm + 0.37 * v * norm),
                    is("gradient of W has 0.37 times the parameter too much (L2 twice, or not in the loss)"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOffBesideIsNoProjection(Precision precision) {
        for (boolean rows : new boolean[] {false, true}) {
            assertThat(
                    new Model(precision, rows).headline((g, v, vg, norm) -> g / norm + 0.02 * g * v),
                    startsWith("gradient of W is wrong"));
        }
    }
}
