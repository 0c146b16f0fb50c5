/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A layer of six units, of which a dropout keeps four: {@code sum of m_u sin(w_u'x_j + b_u + j)}. */
class UnitMaskTests {
    private static final int UNITS = 6;
    private static final int FEATURES = 3;
    private static final int SAMPLES = 4;

    /** The factor of a unit that backward has. */
    @FunctionalInterface
    interface Slip {
        double of(int unit, double mask);
    }

    static String headline(Precision precision, double kept, Slip slip) {
        Object weights = precision.drawn("W", UNITS, FEATURES);
        Object bias = precision.drawn("b", 1, UNITS);
        double[][] x = Precision.gaussians("x", SAMPLES, FEATURES);
        return precision
                .check(
                        new TreeMap<>(Map.of("W", weights, "b", bias)),
                        Map.of(),
                        () -> {
                            double[][] w = Precision.read(weights);
                            double[] b = Precision.read(bias)[0];
                            double sum = 0;
                            for (int unit = 0; unit < UNITS; unit++) {
                                for (int j = 0; j < SAMPLES; j++) {
                                    sum += mask(unit, kept) * Math.sin(z(w, b, x[j], unit) + j);
                                }
                            }
                            return sum;
                        },
                        () -> {
                            double[][] w = Precision.read(weights);
                            double[] b = Precision.read(bias)[0];
                            double[][] dw = new double[UNITS][FEATURES];
                            double[] db = new double[UNITS];
                            for (int unit = 0; unit < UNITS; unit++) {
                                for (int j = 0; j < SAMPLES; j++) {
                                    double dz = slip.of(unit, mask(unit, kept)) * Math.cos(z(w, b, x[j], unit) + j);
                                    db[unit] += dz;
                                    for (int i = 0; i < FEATURES; i++) {
                                        dw[unit][i] += dz * x[j][i];
                                    }
                                }
                            }
                            return Map.of("W", precision.stored(dw), "b", precision.stored(db));
                        })
                .headline();
    }

    private static double mask(int unit, double kept) {
        return unit == 1 || unit == 4 ? 0 : kept;
    }

    private static double z(double[][] w, double[] b, double[] x, int unit) {
        double z = b[unit];
        for (int i = 0; i < FEATURES; i++) {
            z += w[unit][i] * x[i];
        }
        return z;
    }

    @ParameterizedTest
    @EnumSource
    void aMaskMayBeLeftOut(Precision precision) {
        assertThat(
                headline(precision, 1.5, (unit, mask) -> 1),
                startsWith("gradient of W lacks a factor that is 0 in rows 1 and 4 and 1.5 elsewhere"));
        assertThat(
                "without a scale its rows are not zero",
                headline(precision, 1, (unit, mask) -> 1),
                startsWith("gradient of W is not zero in rows 1 and 4, and right elsewhere"));
    }

    /** Other factors in one of the kept units, a mask of other units, and one that is half used. */
    @ParameterizedTest
    @EnumSource
    void whatIsNearToThatIsNotTakenForIt(Precision precision) {
        assertThat(
                headline(precision, 1.5, (unit, mask) -> unit == 2 ? 1.02 : 1).contains("factor that"), is(false));
        assertThat(headline(precision, 1.5, (unit, mask) -> unit == 2 ? 0 : 1).contains("factor that"), is(false));
        assertThat(headline(precision, 1.5, (unit, mask) -> 1 + 0.1 * unit).contains("factor that"), is(false));
        assertThat(headline(precision, 1.5, (unit, mask) -> mask), is("gradients of W, b are correct"));
    }
}
