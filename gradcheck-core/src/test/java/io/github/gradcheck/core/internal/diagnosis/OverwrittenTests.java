/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.GradientReport;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An embedding whose rows are used several times, as a layer and in a loss. */
class OverwrittenTests {
    private static final int WORDS = 6;
    private static final int FEATURES = 3;
    private static final int[] INDICES = {2, 0, 2, 4, 3, 0, 2, 1};

    /** What becomes of a row's gradient by another use. */
    @FunctionalInterface
    interface Slip {
        double of(double before, double use, int row);
    }

    static final Slip LAST = (before, use, row) -> use;
    static final Slip FIRST = (before, use, row) -> before == 0 ? use : before;

    private static double[][] gathered(double[][] uses, Slip slip) {
        double[][] gradient = new double[WORDS][FEATURES];
        for (int j = 0; j < INDICES.length; j++) {
            for (int i = 0; i < FEATURES; i++) {
                gradient[INDICES[j]][i] = slip.of(gradient[INDICES[j]][i], uses[j][i], INDICES[j]);
            }
        }
        return gradient;
    }

    static String layer(Precision precision, Slip slip) {
        Object table = precision.drawn("E", WORDS, FEATURES);
        return precision
                .checkLayer(
                        Map.of("E", table),
                        () -> {
                            double[][] e = Precision.read(table);
                            return precision.stored(IntStream.of(INDICES)
                                    .mapToObj(index -> e[index])
                                    .toArray(double[][]::new));
                        },
                        dy -> Map.of("E", precision.stored(gathered(Precision.read(dy), slip))))
                .headline();
    }

    /** The mean of (sin(e'x) - t)^2, with indices and targets as inputs. */
    static String loss(Precision precision, Slip slip) {
        Object table = precision.drawn("E", WORDS, FEATURES);
        Object targets = precision.drawn("t", 1, INDICES.length);
        Object indices = IntStream.of(INDICES).asDoubleStream().toArray();
        double[] x = Precision.gaussians("x", 1, FEATURES)[0];
        GradientReport report = precision.check(
                Map.of("E", table),
                Map.of("indices", indices, "t", targets),
                () -> {
                    double sum = 0;
                    for (int j = 0; j < INDICES.length; j++) {
                        double error = Math.sin(product(table, indices, j, x)) - Precision.read(targets)[0][j];
                        sum += error * error / INDICES.length;
                    }
                    return sum;
                },
                () -> {
                    double[][] gradient = new double[WORDS][FEATURES];
                    for (int j = 0; j < INDICES.length; j++) {
                        double z = product(table, indices, j, x);
                        double dz = 2 * (Math.sin(z) - Precision.read(targets)[0][j]) * Math.cos(z) / INDICES.length;
                        int row = (int) Precision.read(indices)[0][j];
                        for (int i = 0; i < FEATURES; i++) {
                            gradient[row][i] = slip.of(gradient[row][i], dz * x[i], row);
                        }
                    }
                    return Map.of("E", precision.stored(gradient));
                });
        return report.headline();
    }

    private static double product(Object table, Object indices, int j, double[] x) {
        double[] row = Precision.read(table)[(int) Precision.read(indices)[0][j]];
        return IntStream.range(0, FEATURES).mapToDouble(i -> row[i] * x[i]).sum();
    }

    @ParameterizedTest
    @EnumSource
    void theLastUseMayOverwriteTheOthers(Precision precision) {
        String last =
                "gradient of E has only the last use of every row (set, and not added, where an index comes again?)";
        assertThat(layer(precision, LAST), is(last));
        assertThat(loss(precision, LAST), is(last));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstUseMayBeKept(Precision precision) {
        assertThat(layer(precision, FIRST), startsWith("gradient of E has only the first use of every row"));
        assertThat(loss(precision, FIRST), startsWith("gradient of E has only the first use of every row"));
    }

    /** Uses fade or are off by a factor, and rows that are used once are wrong as well. */
    @ParameterizedTest
    @EnumSource
    void whatIsNearToThatIsNotTakenForIt(Precision precision) {
        for (Slip near : new Slip[] {
            (before, use, row) -> before / 2 + use,
            (before, use, row) -> before == 0 ? use : before + use / 2,
            (before, use, row) -> row == 4 ? 1.02 * use : use,
            (before, use, row) -> 1.02 * use
        }) {
            assertThat(layer(precision, near).contains("use of every"), is(false));
            assertThat(loss(precision, near).contains("use of every"), is(false));
        }
        Slip right = (before, use, row) -> before + use;
        assertThat(layer(precision, right), is("gradient of E is correct"));
        assertThat(loss(precision, right), is("gradient of E is correct"));
    }
}
