/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sine of every entry, as a layer. */
class UnchangedUpstreamTests {
    static String headline(Precision precision, DoubleUnaryOperator slope) {
        Object x = precision.drawn("X", 5, 4);
        return precision
                .checkLayer(
                        Map.of("X", x),
                        () -> precision.stored(times(Precision.read(x), Math::sin, ones())),
                        dy -> Map.of("X", precision.stored(times(Precision.read(x), slope, Precision.read(dy)))))
                .headline();
    }

    private static double[][] times(double[][] x, DoubleUnaryOperator function, double[][] factors) {
        double[][] product = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                product[i][j] = function.applyAsDouble(x[i][j]) * factors[i][j];
            }
        }
        return product;
    }

    private static double[][] ones() {
        double[][] ones = new double[5][4];
        for (double[] row : ones) {
            java.util.Arrays.fill(row, 1);
        }
        return ones;
    }

    @ParameterizedTest
    @EnumSource
    void aLayerMayHandOnWhatItWasHanded(Precision precision) {
        assertThat(
                headline(precision, x -> 1),
                is("gradient of X is the upstream gradient, unchanged (without the layer's own derivative?)"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherSlopeIsNotTakenForThat(Precision precision) {
        assertThat(headline(precision, Math::cosh), startsWith("gradient of X is wrong"));
        assertThat(headline(precision, x -> 1 + 1e-5 * x), startsWith("gradient of X is wrong"));
        assertThat(headline(precision, Math::cos), is("gradient of X is correct"));
    }
}
