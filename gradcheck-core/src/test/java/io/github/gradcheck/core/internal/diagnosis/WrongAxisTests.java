/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many samples as units, so that a sum over the wrong axis has the right shape. */
class WrongAxisTests {
    private static final int SIZE = 4;
    private static final int FEATURES = 3;

    /** The entry of the bias that gets the number of a unit and a sample. */
    @FunctionalInterface
    interface Place {
        int of(int unit, int sample);
    }

    static final Place RIGHT = (unit, sample) -> unit;
    static final Place WRONG = (unit, sample) -> sample;

    /** The mean of (tanh(Wx + b) - t)^2 over samples in columns or rows. */
    static String loss(Precision precision, boolean rows, Place place, double times) {
        Object weights = precision.drawn("W", SIZE, FEATURES);
        Object bias = precision.drawn("b", 1, SIZE);
        Object data = precision.drawn("X", rows ? SIZE : FEATURES, rows ? FEATURES : SIZE);
        double[][] targets = Precision.gaussians("t", SIZE, 1);
        return precision
                .check(
                        new TreeMap<>(Map.of("W", weights, "b", bias)),
                        Map.of("X", data),
                        () -> {
                            Model model = new Model(weights, bias, data, rows);
                            double sum = 0;
                            for (int unit = 0; unit < SIZE; unit++) {
                                for (int sample = 0; sample < SIZE; sample++) {
                                    double a = model.activation(unit, sample);
                                    sum += (a - targets[unit][0]) * (a - targets[unit][0]) / SIZE;
                                }
                            }
                            return sum;
                        },
                        () -> {
                            Model model = new Model(weights, bias, data, rows);
                            double[][] dw = new double[SIZE][FEATURES];
                            double[] db = new double[SIZE];
                            for (int unit = 0; unit < SIZE; unit++) {
                                for (int sample = 0; sample < SIZE; sample++) {
                                    double a = model.activation(unit, sample);
                                    double dz = 2 * (a - targets[unit][0]) * (1 - a * a) / SIZE;
                                    db[place.of(unit, sample)] += times * dz;
                                    for (int i = 0; i < FEATURES; i++) {
                                        dw[unit][i] += dz * model.feature(i, sample);
                                    }
                                }
                            }
                            return Map.of("W", precision.stored(dw), "b", precision.stored(db));
                        })
                .headline();
    }

    /** The numbers of one evaluation, read once. */
    private static final class Model {
        private final double[][] w;
        private final double[] b;
        private final double[][] x;
        private final boolean rows;

        Model(Object weights, Object bias, Object data, boolean rows) {
            this.w = Precision.read(weights);
            this.b = Precision.read(bias)[0];
            this.x = Precision.read(data);
            this.rows = rows;
        }

        double feature(int feature, int sample) {
            return rows ? x[sample][feature] : x[feature][sample];
        }

        double activation(int unit, int sample) {
            double z = b[unit];
            for (int i = 0; i < FEATURES; i++) {
                z += w[unit][i] * feature(i, sample);
            }
            return Math.tanh(z);
        }
    }

    /** {@code gamma h + beta}, a row for each sample, or a column. */
    static String layer(Precision precision, boolean rows, Place place, double times) {
        Object gamma = precision.drawn("gamma", 1, SIZE);
        Object beta = precision.drawn("beta", 1, SIZE);
        double[][] h = Precision.gaussians("h", SIZE, SIZE);
        return precision
                .checkLayer(
                        new TreeMap<>(Map.of("gamma", gamma, "beta", beta)),
                        () -> {
                            double[] scales = Precision.read(gamma)[0];
                            double[] offsets = Precision.read(beta)[0];
                            double[][] y = new double[SIZE][SIZE];
                            for (int sample = 0; sample < SIZE; sample++) {
                                for (int unit = 0; unit < SIZE; unit++) {
                                    y[rows ? sample : unit][rows ? unit : sample] =
                                            scales[unit] * h[sample][unit] + offsets[unit];
                                }
                            }
                            return precision.stored(y);
                        },
                        dy -> {
                            double[][] upstream = Precision.read(dy);
                            double[] dgamma = new double[SIZE];
                            double[] dbeta = new double[SIZE];
                            for (int sample = 0; sample < SIZE; sample++) {
                                for (int unit = 0; unit < SIZE; unit++) {
                                    double d = upstream[rows ? sample : unit][rows ? unit : sample];
                                    dgamma[place.of(unit, sample)] += times * d * h[sample][unit];
                                    dbeta[place.of(unit, sample)] += times * d;
                                }
                            }
                            return Map.of("gamma", precision.stored(dgamma), "beta", precision.stored(dbeta));
                        })
                .headline();
    }

    @ParameterizedTest
    @EnumSource
    void aBiasMayBeSummedOverItsUnits(Precision precision) {
        for (boolean rows : new boolean[] {false, true}) {
            assertThat(
                    loss(precision, rows, WRONG, 1),
                    is("gradient of b is summed over the wrong axis (entry j comes from sample j alone)"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLayerMaySumOverTheWrongAxis(Precision precision) {
        String wrong = "gradients of beta, gamma are summed over the wrong axis (entry i comes from ";
        assertThat(layer(precision, true, WRONG, 1), is(wrong + "row i alone)"));
        assertThat(layer(precision, false, WRONG, 1), is(wrong + "column i alone)"));
    }

    /** The same beside a factor; and the right numbers in another order. */
    @ParameterizedTest
    @EnumSource
    void whatIsNearToThatIsNotTakenForIt(Precision precision) {
        Place reversed = (unit, sample) -> SIZE - 1 - unit;
        Place mixed = (unit, sample) -> sample == 2 ? unit : sample;
        for (boolean rows : new boolean[] {false, true}) {
            assertThat(loss(precision, rows, WRONG, 1.02).contains("axis"), is(false));
            assertThat(layer(precision, rows, WRONG, 1.02).contains("axis"), is(false));
            assertThat(loss(precision, rows, reversed, 1).contains("axis"), is(false));
            assertThat(layer(precision, rows, reversed, 1).contains("axis"), is(false));
            assertThat(loss(precision, rows, mixed, 1).contains("axis"), is(false));
            assertThat(layer(precision, rows, mixed, 1).contains("axis"), is(false));
            assertThat(loss(precision, rows, RIGHT, 1), is("gradients of W, b are correct"));
            assertThat(layer(precision, rows, RIGHT, 1), is("gradients of beta, gamma are correct"));
        }
    }
}
