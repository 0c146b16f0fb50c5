/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many outputs are compared along the same joint directions, at the price of one. */
class OutputsAlongDirectionsTests {
    private static GradientReport check(CoupledOutputs outputs, Consumer<double[][]> fault) {
        return check(GradientChecker.create(), outputs, fault);
    }

    private static GradientReport check(GradientChecker checker, CoupledOutputs outputs, Consumer<double[][]> fault) {
        return checker.checkJacobian(outputs.parameters(), outputs, () -> {
            double[][] jacobian = outputs.jacobian();
            fault.accept(jacobian);
            return jacobian;
        });
    }

    private static List<String> wrongRows(GradientReport report) {
        TreeSet<String> rows = new TreeSet<>();
        report.keys()
                .forEach(key -> key.byOutput().forEach((output, row) -> {
                    if (row.verdict() == Verdict.WRONG) {
                        rows.add(output);
                    }
                }));
        return List.copyOf(rows);
    }

    @Nested
    class Cost {

        @ParameterizedTest
        @CsvSource({"1, 1, 1000", "100, 1, 1000", "100, 30, 40", "20, 100, 10"})
        void doesNotGrowWithTheNumberOfOutputsNorOfKeys(int outputs, int keys, int entries) {
            GradientReport report = check(new CoupledOutputs(outputs, keys, entries, false, 1), jacobian -> {});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThanOrEqualTo(70L)));
        }

        @Test
        void ofKeysWhoseEffectsAreFarApartIsThatOfAFewGroups() {
            CoupledOutputs outputs = new CoupledOutputs(20, 20, 50, false, 2);
            for (int output = 0; output < 20; output++) {
                for (int key = 0; key < 20; key++) {
                    outputs.scale(output, key, Math.pow(10, -(key % 7)));
                }
            }
            GradientReport report = check(outputs, jacobian -> {});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThanOrEqualTo(300L)));
        }

        /** Each output depends on two keys of twenty; all others are looked at once, for all outputs. */
        @Test
        void ofKeysThatAreNullInSomeOutputsIsPaidOnce() {
            GradientReport report = check(sparse(), jacobian -> {});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThanOrEqualTo(70L + 20 * 16)));
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 5, 8})
        void ofALayerWithFewOutputsIsThatOfTwoLosses(int outputs) {
            CoupledOutputs layer = new CoupledOutputs(outputs, 30, 40, false, 3);
            GradientReport report = GradientChecker.create()
                    .checkOutput(layer.parameters(), () -> (double[]) layer.get(), cotangent -> vjp(layer, cotangent));
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThanOrEqualTo(120L)));
        }
    }

    private static Map<String, double[]> vjp(CoupledOutputs layer, double[] cotangent) {
        double[][] jacobian = layer.jacobian();
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (int key = 0; key < 30; key++) {
            double[] slopes = new double[40];
            for (int i = 0; i < cotangent.length; i++) {
                for (int j = 0; j < 40; j++) {
                    slopes[j] += cotangent[i] * jacobian[i][40 * key + j];
                }
            }
            gradient.put("k" + key, slopes);
        }
        return gradient;
    }

    private static CoupledOutputs sparse() {
        CoupledOutputs outputs = new CoupledOutputs(20, 20, 50, false, 4);
        for (int output = 0; output < 20; output++) {
            for (int key = 0; key < 20; key++) {
                outputs.scale(output, key, key == output || key == (7 * output + 3) % 20 ? 1 : 0);
            }
        }
        return outputs;
    }

    @Nested
    class Finds {
        private static final int OUTPUTS = 30;

        @ParameterizedTest
        @ValueSource(doubles = {1e-2, 1e-3})
        void oneEntryOfOneRow(double error) {
            for (int seed = 0; seed < 10; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                int row = random.nextInt(OUTPUTS);
                int entry = random.nextInt(1000);
                GradientReport report = check(
                        new CoupledOutputs(OUTPUTS, 20, 50, false, seed),
                        jacobian -> jacobian[row][entry] *= 1 + error);
                String name = "output[" + row + "] / k" + entry / 50 + "[" + entry % 50 + "]";
                assertThat(report.headline(), containsString(name));
                assertThat(wrongRows(report), is(List.of("output[" + row + "]")));
                assertThat(report.evaluations(), is(lessThan(700L)));
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, 0, 1.001})
        void aRow(double factor) {
            GradientReport report = check(
                    new CoupledOutputs(OUTPUTS, 1, 1000, false, 5),
                    jacobian -> Arrays.setAll(jacobian[17], j -> factor * jacobian[17][j]));
            assertThat(wrongRows(report), is(List.of("output[17]")));
            assertThat(report.headline(), containsString("row output[17]"));
        }

        @Test
        void twoRowsWhoseErrorsCancelInTheSum() {
            GradientReport report = check(new CoupledOutputs(OUTPUTS, 1, 1000, false, 6), jacobian -> {
                jacobian[3][500] += 0.01;
                jacobian[4][500] -= 0.01;
            });
            assertThat(wrongRows(report), is(List.of("output[3]", "output[4]")));
        }

        @Test
        void oneKeyOfMany() {
            GradientReport report = check(new CoupledOutputs(OUTPUTS, 20, 50, false, 7), jacobian -> {
                for (double[] row : jacobian) {
                    for (int j = 600; j < 650; j++) {
                        row[j] *= 1.01;
                    }
                }
            });
            assertThat(report.headline(), is("Jacobian of k12 is exactly 1.01 times too big"));
            assertThat(wrongRows(report).size(), is(OUTPUTS));
        }

        /** More rows than wrong entries are looked for in. */
        @Test
        void rowsInTheWrongOrder() {
            GradientReport report = check(new CoupledOutputs(OUTPUTS, 1, 1000, false, 8), jacobian -> {
                double[] first = jacobian[10];
                System.arraycopy(jacobian, 11, jacobian, 10, 4);
                jacobian[14] = first;
            });
            assertThat(
                    wrongRows(report),
                    is(List.of("output[10]", "output[11]", "output[12]", "output[13]", "output[14]")));
            assertThat(report.headline(), containsString("the right rows in the wrong order"));
            assertThat(report.evaluations(), is(lessThan(3000L)));
        }

        @Test
        void aBlockThatIsClaimedToBeZero() {
            CoupledOutputs outputs = sparse();
            outputs.scale(5, 18, 1e-6);
            GradientReport report = check(outputs, jacobian -> Arrays.fill(jacobian[5], 900, 950, 0));
            assertThat(report.key("k18").verdict(), is(Verdict.WRONG));
            assertThat(wrongRows(report), is(List.of("output[5]")));
        }

        @Test
        void oneEntryOfASmallRowBesideLargeOnes() {
            for (int seed = 0; seed < 10; seed++) {
                CoupledOutputs outputs = ofMixedSize(seed);
                int row = seed;
                GradientReport report = check(outputs, jacobian -> jacobian[row][321] *= 1.01);
                assertThat(report.headline(), containsString("output[" + row + "] / k6[21]"));
            }
        }

        @Test
        void oneEntryOfOneRowOfFloats() {
            GradientReport report = check(
                    new CoupledOutputs(8, 1, 600, true, 9),
                    jacobian -> Arrays.setAll(jacobian[5], j -> 1.1 * jacobian[5][j]));
            assertThat(wrongRows(report), is(List.of("output[5]")));
        }
    }

    /** Backward is called for each output only once something is known to be wrong. */
    @ParameterizedTest
    @ValueSource(ints = {9, 40})
    void oneOfManyOutputsWithoutNamesIsNamedThroughWhichALayerIsWrong(int outputs) {
        CoupledOutputs layer = new CoupledOutputs(outputs, 30, 40, false, 13);
        GradientReport report = GradientChecker.create()
                .checkOutput(layer.parameters(), () -> (double[]) layer.get(), (double[] cotangent) -> {
                    Map<String, double[]> gradient = vjp(layer, cotangent);
                    double lost = cotangent[6] * layer.jacobian()[6][85];
                    Objects.requireNonNull(gradient.get("k2"))[5] -= lost;
                    return gradient;
                });
        assertThat(report.headline(), containsString("gradient of k2 through output[6] is wrong: k2[5] is"));
        assertThat(wrongRows(report), is(List.of("output[6]")));
    }

    private static CoupledOutputs ofMixedSize(int seed) {
        CoupledOutputs outputs = new CoupledOutputs(10, 20, 50, false, seed);
        for (int output = 0; output < 10; output++) {
            outputs.scaleOutput(output, Math.pow(10, 2 * output - 9));
        }
        return outputs;
    }

    @Nested
    class Passes {

        @Test
        void outputsOfAnySizeBesideEachOther() {
            for (int seed = 0; seed < 10; seed++) {
                GradientReport report =
                        check(GradientChecker.create().withSeed(seed), ofMixedSize(seed), jacobian -> {});
                assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
                assertThat(report.evaluations(), is(lessThanOrEqualTo(70L)));
            }
        }

        @Test
        void outputsOfFloats() {
            GradientReport report = check(new CoupledOutputs(8, 1, 600, true, 10), jacobian -> {});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }

        /** y = relu(W x) of a row of W each: most entries of a row are zero, and a unit in six is off. */
        @Test
        void rectifiedUnits() {
            SplittableRandom random = new SplittableRandom(11);
            double[][] w = new double[20][40];
            for (double[] row : w) {
                Arrays.setAll(row, j -> random.nextDouble(-1, 2));
            }
            double[] x = random.doubles(40, 0.2, 1).toArray();
            GradientReport report = GradientChecker.create()
                    .checkJacobian(Parameters.of("W", w, "x", x), () -> rectified(w, x), () -> slopes(w, x));
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }

        private double[] rectified(double[][] w, double[] x) {
            double[] y = new double[w.length];
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    y[i] += Math.max(0, w[i][j] * x[j]);
                }
            }
            return y;
        }

        private double[][] slopes(double[][] w, double[] x) {
            double[][] jacobian = new double[w.length][w.length * x.length + x.length];
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    boolean on = w[i][j] * x[j] > 0;
                    jacobian[i][i * x.length + j] = on ? x[j] : 0;
                    jacobian[i][w.length * x.length + j] = on ? w[i][j] : 0;
                }
            }
            return jacobian;
        }
    }

    /** An error of random shape in one key of one row, a little larger than what the report says it would show. */
    @Test
    void noErrorAboveTheVisibleOneIsMissed() {
        for (int seed = 0; seed < 60; seed++) {
            CoupledOutputs outputs = new CoupledOutputs(12, 12, 50, false, seed);
            GradientChecker checker = GradientChecker.create().withSeed(seed);
            int row = seed % 12;
            int key = (7 * seed + 2) % 12;
            double visible =
                    check(checker, outputs, jacobian -> {}).key("k" + key).smallestVisibleError();
            SplittableRandom random = new SplittableRandom(seed);
            double[] shape = random.doubles(50, -1, 1).toArray();
            GradientReport report = check(checker, outputs, jacobian -> {
                double size = norm(Arrays.copyOfRange(jacobian[row], 50 * key, 50 * key + 50)) / norm(shape);
                for (int j = 0; j < 50; j++) {
                    jacobian[row][50 * key + j] += 1.01 * visible * size * shape[j];
                }
            });
            assertThat("seed " + seed, report.verdict(), is(Verdict.WRONG));
            assertThat(wrongRows(report), is(List.of("output[" + row + "]")));
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        GradientReport once = check(new CoupledOutputs(5, 3, 300, false, 12), jacobian -> jacobian[2][5] *= 2);
        GradientReport again = check(new CoupledOutputs(5, 3, 300, false, 12), jacobian -> jacobian[2][5] *= 2);
        assertThat(again.toJson(), is(once.toJson()));
    }
}
