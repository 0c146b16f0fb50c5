/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loss of weights and two numbers more: {@code sum of 2 sin(w_i'x_i + 0.3) + b w_i'x_i}. */
class ClippedTests {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    /** What is done to all entries, by the norm over both keys and that of one. */
    @FunctionalInterface
    interface Slip {
        DoubleUnaryOperator of(double all, double own);
    }

    static String headline(Precision precision, Slip slip) {
        return report(precision, slip).headline();
    }

    /** Where the factor of the weights comes from; two numbers are too few for a factor of their own. */
    private static String reason(Precision precision, Slip slip) {
        return report(precision, slip).key("W").diagnosis().orElseThrow().reason();
    }

    private static GradientReport report(Precision precision, Slip slip) {
        Object weights = precision.drawn("w", ROWS, COLUMNS);
        Object numbers = precision.drawn("b", 1, 2);
        double[][] x = Precision.gaussians("x", ROWS, COLUMNS);
        return precision.check(
                new TreeMap<>(Map.of("W", weights, "b", numbers)),
                Map.of(),
                () -> {
                    double[][] w = Precision.read(weights);
                    double[] b = Precision.read(numbers)[0];
                    double sum = 0;
                    for (int i = 0; i < ROWS; i++) {
                        double z = product(w[i], x[i]);
                        sum += 2 * Math.sin(z + 0.3) + b[i % 2] * z;
                    }
                    return sum;
                },
                () -> {
                    double[][] w = Precision.read(weights);
                    double[] b = Precision.read(numbers)[0];
                    double[][] dw = new double[ROWS][COLUMNS];
                    double[][] db = new double[1][2];
                    for (int i = 0; i < ROWS; i++) {
                        double z = product(w[i], x[i]);
                        db[0][i % 2] += z;
                        for (int j = 0; j < COLUMNS; j++) {
                            dw[i][j] = (2 * Math.cos(z + 0.3) + b[i % 2]) * x[i][j];
                        }
                    }
                    double all = Math.hypot(norm(dw), norm(db));
                    apply(dw, slip.of(all, norm(dw)));
                    apply(db, slip.of(all, norm(db)));
                    return Map.of("W", precision.stored(dw), "b", precision.stored(db));
                });
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }

    private static double norm(double[][] matrix) {
        double squares = 0;
        for (double[] row : matrix) {
            squares += product(row, row);
        }
        return Math.sqrt(squares);
    }

    private static void apply(double[][] matrix, DoubleUnaryOperator slip) {
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] = slip.applyAsDouble(row[j]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void entriesMayBeCutOff(Precision precision) {
        assertThat(
                headline(precision, (all, own) -> x -> Math.max(-0.5, Math.min(0.5, x))),
                is("gradients of W, b are cut off at 0.5 (right below it)"));
    }

    @ParameterizedTest
    @EnumSource
    void aNormMayBeBounded(Precision precision) {
        assertThat(
                reason(precision, (all, own) -> x -> x / all),
                is("the norm over all keys is exactly 1; scaled to it?"));
        assertThat(reason(precision, (all, own) -> x -> 0.25 * x / own), is("its norm is exactly 0.25; scaled to it?"));
    }

    /** The norm of 3, 4 and 12 is 13, and that of sixteen ones is 4. */
    @Test
    void aNormThatIsRoundBecauseTheEntriesAreIsNoBound() {
        assertThat(scaled(3, 4, 0, -12), is("none"));
        double[] ones = new double[16];
        Arrays.fill(ones, 1);
        assertThat(scaled(ones), is("none"));
        assertThat(scaled(Math.sqrt(0.5), 0.5, -0.3, 0.4), is("its norm is exactly 1; scaled to it?"));
    }

    /** The true gradient is 2.7183 times as large. */
    private static String scaled(double... gradient) {
        Suspect suspect = new Suspect(HandMadeComparison.vector("v", gradient)
                .numerical(Factor.times(2.7183, gradient))
                .reach(1e-9)
                .dense()
                .build());
        return new ScaledToNorm()
                .examine(suspect, new Network(List.of(suspect), List.of()))
                .map(Diagnosis::reason)
                .orElse("none");
    }

    /** Bent instead of cut, cut after another slip, signs times a number, and any factor. */
    @ParameterizedTest
    @EnumSource
    void whatIsNearToThatIsNotTakenForIt(Precision precision) {
        for (Slip near : new Slip[] {
            (all, own) -> x -> 0.5 * Math.tanh(x / 0.5),
            (all, own) -> x -> Math.max(-0.5, Math.min(0.5, 1.02 * x)),
            (all, own) -> x -> 0.5 * Math.signum(x),
            (all, own) -> x -> Math.max(-0.5, Math.min(0.5, x)) + 0.02 * Math.sin(x)
        }) {
            assertThat(headline(precision, near), startsWith("gradients of W, b are wrong"));
        }
        assertThat(reason(precision, (all, own) -> x -> 0.7231 * x), is(""));
        assertThat(reason(precision, (all, own) -> x -> 1.0003 * x / all), is(""));
    }
}
