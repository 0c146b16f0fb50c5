/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loss in which entry k has the frequency k + 1, and row k the frequency k. */
class DegreeTests {
    private static final int DEGREES = 5;
    private static final int COLUMNS = 3;

    /** Frequencies k, of which backward has another function. */
    static String headline(Precision precision, DoubleUnaryOperator degree, double error) {
        Object matrix = precision.drawn("w", DEGREES, COLUMNS);
        Object vector = precision.drawn("v", 1, DEGREES);
        return precision
                .check(
                        new TreeMap<>(Map.of("W", matrix, "v", vector)),
                        Map.of(),
                        () -> {
                            double[][] w = Precision.read(matrix);
                            double[] v = Precision.read(vector)[0];
                            double sum = 0;
                            for (int k = 0; k < DEGREES; k++) {
                                sum += Math.sin((k + 1) * v[k] / 3);
                                for (int j = 0; j < COLUMNS; j++) {
                                    sum += Math.cos(k * w[k][j] / 3 + j + 1);
                                }
                            }
                            return sum;
                        },
                        () -> {
                            double[][] w = Precision.read(matrix);
                            double[] v = Precision.read(vector)[0];
                            double[][] dw = new double[DEGREES][COLUMNS];
                            double[] dv = new double[DEGREES];
                            for (int k = 0; k < DEGREES; k++) {
                                dv[k] = degree.applyAsDouble(k + 1) / 3 * Math.cos((k + 1) * v[k] / 3);
                                for (int j = 0; j < COLUMNS; j++) {
                                    dw[k][j] = -degree.applyAsDouble(k) / 3 * Math.sin(k * w[k][j] / 3 + j + 1);
                                }
                            }
                            dw[3][1] *= error;
                            dv[3] *= error;
                            return Map.of("W", precision.stored(dw), "v", precision.stored(dv));
                        })
                .headline();
    }

    @ParameterizedTest
    @EnumSource
    void aDegreeMayBeForgotten(Precision precision) {
        assertThat(
                headline(precision, k -> 1, 1),
                is("gradient of W lacks the factor k in row k; gradient of v lacks the factor k + 1 in entry k"));
    }

    @ParameterizedTest
    @EnumSource
    void aDegreeMayCountTwice(Precision precision) {
        assertThat(
                headline(precision, k -> k * k, 1),
                is("gradient of W has a factor k too much in row k;"
                        + " gradient of v has a factor k + 1 too much in entry k"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherFunctionOfTheDegreeIsNone(Precision precision) {
        assertThat(headline(precision, Math::sqrt, 1).contains("factor k"), is(false));
        assertThat(headline(precision, k -> k + 0.02, 1).contains("factor k"), is(false));
        assertThat(headline(precision, k -> 1, 1.02).contains("factor k"), is(false));
    }
}
