/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacobianTests {
    private final GradientChecker checker = GradientChecker.create();

    /** Every fault that can be planted in one entry, row or column. */
    private static final Map<String, UnaryOperator<Double>> FAULTS =
            Map.of("sign", x -> -x, "zero", x -> 0.0, "percent", x -> 1.01 * x, "doubled", x -> 2 * x);

    @Test
    void aRightJacobianPassesWhateverTheSizesOfOutputsAre() {
        for (int seed = 0; seed < 20; seed++) {
            SineLayer layer = new SineLayer(seed);
            GradientReport report = checker.withSeed(seed).checkJacobian(layer.parameters(), layer, layer::jacobian);
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }
    }

    @Test
    void everyPlantedEntryRowAndColumnIsFoundAndNamed() {
        for (int seed = 0; seed < 20; seed++) {
            SineLayer layer = new SineLayer(seed);
            int row = seed % layer.outputs();
            int column = seed % SineLayer.ENTRIES;
            String rowName = layer.rowName(row);
            String columnName = SineLayer.columnName(column);
            FAULTS.forEach((name, fault) -> {
                assertNamed(layer, name + " entry", j -> apply(fault, j, row, column), rowName + " / " + columnName);
                assertNamed(layer, name + " row", j -> applyToRow(fault, j, row), rowName);
                assertNamed(layer, name + " column", j -> applyToColumn(fault, j, column), columnName);
            });
            int other = (row + 1) % layer.outputs();
            assertNamed(layer, "rows swapped", j -> swap(j, row, other), rowName);
            assertNamed(layer, "columns swapped", j -> swapColumns(j, 2, 3), "W[1,0]");
        }
    }

    private void assertNamed(SineLayer layer, String fault, Consumer<double[][]> planted, String name) {
        GradientReport report = checker.checkJacobian(layer.parameters(), layer, () -> {
            double[][] jacobian = layer.jacobian();
            planted.accept(jacobian);
            return jacobian;
        });
        assertThat(fault, report.verdict(), is(Verdict.WRONG));
        assertThat(fault, report.toString(), containsString(name));
    }

    private static void apply(UnaryOperator<Double> fault, double[][] jacobian, int row, int column) {
        jacobian[row][column] = fault.apply(jacobian[row][column]);
    }

    private static void applyToRow(UnaryOperator<Double> fault, double[][] jacobian, int row) {
        for (int column = 0; column < jacobian[row].length; column++) {
            apply(fault, jacobian, row, column);
        }
    }

    private static void applyToColumn(UnaryOperator<Double> fault, double[][] jacobian, int column) {
        for (int row = 0; row < jacobian.length; row++) {
            apply(fault, jacobian, row, column);
        }
    }

    private static void swap(double[][] jacobian, int one, int other) {
        double[] kept = jacobian[one];
        jacobian[one] = jacobian[other];
        jacobian[other] = kept;
    }

    private static void swapColumns(double[][] jacobian, int one, int other) {
        for (double[] row : jacobian) {
            double kept = row[one];
            row[one] = row[other];
            row[other] = kept;
        }
    }

    @Nested
    class Names {
        private final SineLayer layer = new SineLayer(3);

        @Test
        void oneEntry() {
            assertThat(
                    headline(j -> j[2][4] *= 1.01), containsString("Jacobian of W is wrong: residual[2] / W[2,0] is "));
        }

        @Test
        void theSignOfARow() {
            assertThat(
                    headline(j -> applyToRow(x -> -x, j, 1)),
                    containsString("Jacobians of W, b have the wrong sign in row residual[1]"));
        }

        @Test
        void aRowOfZeros() {
            assertThat(headline(j -> Arrays.fill(j[1], 0)), containsString("lack row residual[1] (nothing but zeros"));
        }

        @Test
        void aMissingRow() {
            assertThat(
                    headline(j -> {
                        System.arraycopy(j, 2, j, 1, j.length - 2);
                        j[j.length - 1] = new double[SineLayer.ENTRIES];
                    }),
                    containsString("lack row residual[1] (from there on each row is that of the next one)"));
        }

        @Test
        void twoRowsThatAreSwapped() {
            assertThat(headline(j -> swap(j, 0, 2)), containsString("have rows residual[0] and residual[2] swapped"));
        }

        @Test
        void aColumnInDegrees() {
            GradientReport report = check(j -> applyToColumn(x -> x * Math.PI / 180, j, 7));
            assertThat(report.headline(), containsString("Jacobian of b is 57.2958 times too small in column b[1]"));
            assertThat(report.toString().replaceAll("\\s+", " "), containsString("(pi/180: by degrees"));
        }

        @Test
        void aFactorOfTheWhole() {
            assertThat(
                    headline(j -> {
                        for (double[] row : j) {
                            Arrays.setAll(row, k -> 2 * row[k]);
                        }
                    }),
                    containsString("Jacobians of W, b are exactly 2 times too big"));
        }

        @Test
        void anotherSlipByItsPlace() {
            assertThat(headline(j -> Arrays.fill(j[1], 0.25)), containsString("wrong only in row residual[1]"));
        }

        @Test
        void aTransposedSquare() {
            double[] x = {0.3, -0.7, 0.4};
            Supplier<double[][]> right =
                    () -> new double[][] {{x[1], x[0], 0}, {0, Math.cos(x[1]), 2 * x[2]}, {Math.exp(x[0]), 0, 3}};
            Supplier<double[]> output =
                    () -> new double[] {x[0] * x[1], Math.sin(x[1]) + x[2] * x[2], Math.exp(x[0]) + 3 * x[2]};
            Parameters at = Parameters.of("x", x);
            assertThat(checker.checkJacobian(at, output, right).verdict(), is(Verdict.CORRECT));
            GradientReport report = checker.checkJacobian(at, output, () -> transposed(right.get()));
            assertThat(report.headline(), is("Jacobian of x is transposed"));
        }

        private String headline(Consumer<double[][]> fault) {
            return check(fault).headline();
        }

        private GradientReport check(Consumer<double[][]> fault) {
            return checker.checkJacobian(layer.parameters(), layer, () -> {
                double[][] jacobian = layer.jacobian();
                fault.accept(jacobian);
                return jacobian;
            });
        }
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[i].length; k++) {
                transposed[k][i] = matrix[i][k];
            }
        }
        return transposed;
    }

    @Nested
    class Forms {
        private final double[] w = {0.5, -2, 1.25};
        private final double[] b = {0.75};
        private final Parameters at = Parameters.of("w", w, "b", b);

        /** y = w0 w1 + b, z = (sin w2, w0 b). */
        private Map<String, Object> outputs() {
            Map<String, Object> outputs = new LinkedHashMap<>();
            outputs.put("y", w[0] * w[1] + b[0]);
            outputs.put("z", new double[] {Math.sin(w[2]), w[0] * b[0]});
            return outputs;
        }

        private double[][] byW() {
            return new double[][] {{w[1], w[0], 0}, {0, 0, Math.cos(w[2])}, {b[0], 0, 0}};
        }

        private double[] byB() {
            return new double[] {1, 0, w[0]};
        }

        private double[][] all() {
            double[][] all = new double[3][];
            for (int i = 0; i < 3; i++) {
                all[i] = Arrays.copyOf(byW()[i], 4);
                all[i][3] = byB()[i];
            }
            return all;
        }

        @Test
        void oneMatrix() {
            assertChecked(this::all);
        }

        @Test
        void oneMatrixOfEjml() {
            assertChecked(() -> new DMatrixRMaj(all()));
        }

        @Test
        void aMatrixForEachKey() {
            assertChecked(() -> Map.of("dw", byW(), "b", byB()));
        }

        @Test
        void aMatrixForEachOutput() {
            assertChecked(() -> Map.of("y", all()[0], "z", new double[][] {all()[1], all()[2]}));
        }

        @Test
        void aMatrixForEachOutputAndKey() {
            assertChecked(() -> Map.of(
                    "y", Map.of("w", byW()[0], "b", byB()[0]),
                    "z", Map.of("w", new double[][] {byW()[1], byW()[2]}, "b", new double[] {byB()[1], byB()[2]})));
        }

        @Test
        void anArrayWithTheDimensionsOfBoth() {
            double[][] x = {{0.5, 2}, {-1, 3}};
            Supplier<double[][]> squares = () -> new double[][] {{x[0][0] * x[0][0]}, {x[0][1] * x[1][1]}};
            Supplier<double[][][][]> jacobian =
                    () -> new double[][][][] {{{{2 * x[0][0], 0}, {0, 0}}}, {{{0, x[1][1]}, {0, x[0][1]}}}};
            GradientReport report = checker.checkJacobian(Parameters.of("x", x), squares, jacobian);
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.key("x").shape().toString(), is("2x4"));
        }

        @Test
        void columnsForAnInputAsWell() {
            double[] x = {0.5};
            double[] data = {2};
            Supplier<Double> output = () -> x[0] * data[0];
            GradientReport report = checker.checkJacobian(
                    Parameters.of("x", x),
                    Parameters.of("data", data),
                    output,
                    () -> Map.of("x", data.clone(), "data", new double[] {-x[0]}));
            assertThat(report.headline(), is("Jacobian of data has the wrong sign"));
            assertThat(
                    checker.checkJacobian(Parameters.of("x", x), Parameters.of("data", data), output, data::clone)
                            .verdict(),
                    is(Verdict.CORRECT));
        }

        private void assertChecked(Supplier<?> jacobian) {
            GradientReport report = checker.checkJacobian(at, this::outputs, jacobian);
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.key("w").byOutput().keySet(), is(new LinkedHashSet<>(List.of("y", "z[0]", "z[1]"))));
        }
    }

    @Nested
    class Refuses {
        private final SineLayer layer = new SineLayer(5);

        @Test
        void aTransposedShape() {
            assertThat(
                    failure(() -> transposed(layer.jacobian())),
                    allOf(
                            containsString("the Jacobian has shape 8x" + layer.outputs()),
                            containsString(
                                    "there are " + layer.outputs() + " outputs and 8 entries of `W` (3x2), `b` (2)"),
                            containsString("(is it transposed?)")));
        }

        @Test
        void aMatrixForOneKeyOnly() {
            assertThat(
                    failure(() -> Map.of("W", layer.jacobian())),
                    containsString("the Jacobian has `W`: return one matrix, "));
        }

        @Test
        void nothing() {
            assertThat(failure(() -> null), containsString("the Jacobian is null"));
        }

        @Test
        void anOutputThatIsNoNumber() {
            double[] x = {1, -1};
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.checkJacobian(Parameters.of("x", x), () -> new double[] {x[0], Math.log(x[1])}, () ->
                            new double[][] {{1, 0}, {0, 1 / x[1]}}));
            assertThat(failure.getMessage(), containsString("`output[1]` is NaN at the drawn point"));
        }

        @Test
        void anOutputThatChangesItsShape() {
            double[] x = {1, 2};
            int[] calls = {0};
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.checkJacobian(
                            Parameters.of("x", x), () -> new double[calls[0]++ < 3 ? 2 : 3], () -> new double[2][2]));
            assertThat(
                    failure.getMessage(),
                    containsString("the output changes its shape from call to call: it was (2), now it is (3)"));
        }

        @Test
        void anOutputThatIsNotDeterministic() {
            double[] x = {1, 2};
            int[] calls = {0};
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.checkJacobian(
                            Parameters.of("x", x), () -> new double[] {x[0], x[1] + calls[0]++}, () ->
                                    new double[][] {{1, 0}, {0, 1}}));
            assertThat(failure.getMessage(), containsString("`output[1]` is not deterministic"));
        }

        @Test
        void aJacobianThatChangesAParameter() {
            double[] x = {1, 2};
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.checkJacobian(Parameters.of("x", x), x::clone, () -> {
                        x[1]++;
                        return new double[2][2];
                    }));
            assertThat(failure.getMessage(), containsString("the Jacobian changes `x[1]`"));
            assertThat(x[1], is(2.0));
        }

        private String failure(Supplier<?> jacobian) {
            return String.valueOf(assertThrows(
                            GradientCheckException.class,
                            () -> checker.checkJacobian(layer.parameters(), layer, jacobian))
                    .getMessage());
        }
    }

    /** All outputs share evaluations: two for each entry, and those that prepare a check. */
    @Test
    void costsTwoEvaluationsForEachEntryHoweverManyOutputsThereAre() {
        double[] x = new double[50];
        Arrays.setAll(x, i -> 0.5 + i / 50.0);
        for (int outputs : new int[] {1, 10, 200}) {
            GradientReport report = checker.checkJacobian(
                    Parameters.of("x", x), () -> manySines(x, outputs), () -> manyCosines(x, outputs));
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(2L * x.length + 40)));
        }
    }

    private static double[] manySines(double[] x, int outputs) {
        double[] y = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < x.length; k++) {
                y[i] += Math.sin(x[k] * (1 + (i + k) % 7));
            }
        }
        return y;
    }

    private static double[][] manyCosines(double[] x, int outputs) {
        double[][] jacobian = new double[outputs][x.length];
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < x.length; k++) {
                int frequency = 1 + (i + k) % 7;
                jacobian[i][k] = frequency * Math.cos(x[k] * frequency);
            }
        }
        return jacobian;
    }

    @Test
    void anOutputThatDependsOnNothingIsNoReasonForDoubt() {
        double[] x = {1, 2};
        double[] unused = {3};
        Supplier<?> jacobian = () -> new double[][] {{2 * x[0], 0, 0}, {0, 1, 0}, {0, 0, 0}};
        GradientReport report = checker.checkJacobian(
                Parameters.of("x", x, "unused", unused), () -> new double[] {x[0] * x[0], x[1], 7}, jacobian);
        assertThat(report.key("x").verdict(), is(Verdict.CORRECT));
        assertThat(report.key("unused").verdict(), is(Verdict.VACUOUS));
        GradientReport allowed = checker.withVacuous("unused", "on purpose")
                .checkJacobian(
                        Parameters.of("x", x, "unused", unused), () -> new double[] {x[0] * x[0], x[1], 7}, jacobian);
        assertThat(allowed.verdict(), is(Verdict.CORRECT));
        assertThat(allowed.toString(), containsString("which is allowed: on purpose"));
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 33, 60})
    void aSpentBudgetLeavesTheRestUnverified(int budget) {
        SineLayer layer = new SineLayer(7);
        GradientReport report = checker.withBudget(budget).checkJacobian(layer.parameters(), layer, () -> {
            double[][] jacobian = layer.jacobian();
            jacobian[layer.outputs() - 1][0] *= -1;
            return jacobian;
        });
        assertThat(report.evaluations(), is(lessThanOrEqualTo(budget + 1L)));
        assertThat(report.isFinished(), is(false));
        assertThat(report.key("b").verdict(), is(Verdict.UNVERIFIED));
    }

    @Test
    void aSpentTimeIsNoFailureOfTheCheck() {
        SineLayer layer = new SineLayer(8);
        List<Integer> calls = new ArrayList<>();
        GradientReport report = checker.withBudget(Duration.ofMillis(100))
                .checkJacobian(
                        layer.parameters(),
                        () -> {
                            calls.add(1);
                            long end = System.nanoTime() + Duration.ofMillis(3).toNanos();
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                            return layer.get();
                        },
                        () -> {
                            double[][] jacobian = layer.jacobian();
                            applyToColumn(x -> -x, jacobian, 0);
                            return jacobian;
                        });
        assertThat(report.isFinished(), is(false));
        assertThat(report.evaluations(), is((long) calls.size()));
    }

    /** With more entries than are visited one by one, and outputs from 1e-9 to 1e9. */
    @Nested
    class LargeModels {
        private static final int OUTPUTS = 10;
        private final double[][] w = new double[40][50];
        private final double[] b = {0.3, -0.2, 0.7};

        LargeModels() {
            for (double[] row : w) {
                Arrays.setAll(row, k -> 0.5 + k / 50.0);
            }
        }

        private double size(int output) {
            return Math.pow(10, 2 * output - 9);
        }

        private double frequency(int output, int entry) {
            return 1 + (7 * output + entry) % 5;
        }

        private double[] outputs() {
            double[] y = new double[OUTPUTS];
            for (int i = 0; i < OUTPUTS; i++) {
                for (int k = 0; k < 2000; k++) {
                    y[i] += size(i) * Math.sin(frequency(i, k) * w[k / 50][k % 50] + b[k % 3]);
                }
            }
            return y;
        }

        private double[][] jacobian() {
            double[][] jacobian = new double[OUTPUTS][2003];
            for (int i = 0; i < OUTPUTS; i++) {
                for (int k = 0; k < 2000; k++) {
                    double slope = size(i) * Math.cos(frequency(i, k) * w[k / 50][k % 50] + b[k % 3]);
                    jacobian[i][k] = frequency(i, k) * slope;
                    jacobian[i][2000 + k % 3] += slope;
                }
            }
            return jacobian;
        }

        private GradientReport check(Consumer<double[][]> fault) {
            return checker.checkJacobian(Parameters.of("W", w, "b", b), this::outputs, () -> {
                double[][] jacobian = jacobian();
                fault.accept(jacobian);
                return jacobian;
            });
        }

        @Test
        void areComparedAlongDirections() {
            GradientReport report = check(jacobian -> {});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(60L)));
            assertThat(report.key("W").shape().toString(), is("10x2000"));
            assertThat(report.key("W").smallestVisibleError(), is(lessThan(1e-3)));
        }

        @Test
        void haveTheirWrongEntryLocated() {
            GradientReport report = check(jacobian -> jacobian[2][1234] *= 1.01);
            assertThat(report.headline(), containsString("output[2] / W[24,34] is "));
            assertThat(report.key("W").wrongEntries().get(0).entry(), is("output[2] / W[24,34]"));
            assertThat(report.key("W").wrongEntryCount(), is(1));
        }

        @Test
        void haveTheirWrongRowNamed() {
            assertThat(
                    check(jacobian -> applyToRow(x -> -x, jacobian, 8)).toString(), containsString("output[8] / W["));
        }
    }
}
