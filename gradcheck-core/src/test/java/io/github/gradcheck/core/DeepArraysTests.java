/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of rank 3 and 4 as parameters, gradients, outputs and in Jacobians: {@code y_i = sin w_i + w_i w_(i+1)}. */
class DeepArraysTests {
    private final GradientChecker checker = GradientChecker.create();

    private static Parameters drawn(Class<?> type, int... shape) {
        Parameters parameters = Parameters.of("w", Parameters.zeros(type, Shape.of(shape)));
        Block w = parameters.blocks().get(0);
        w.setAll(IntStream.range(0, w.size()).mapToDouble(i -> 0.4 + 0.05 * i).toArray());
        return parameters;
    }

    private static Object like(Block w, double[] numbers) {
        Object array = Parameters.zeros(w.value().getClass(), w.shape());
        Parameters.of("w", array).blocks().get(0).setAll(numbers);
        return array;
    }

    private static double[] output(Block w) {
        int n = w.size();
        return IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(w.get(i)) + w.get(i) * w.get((i + 1) % n))
                .toArray();
    }

    /** The derivative of output i by entry j, with an error in one place. */
    private static double[][] jacobian(Block w, int wrongRow, int wrongColumn) {
        int n = w.size();
        double[][] J = new double[n][n];
        for (int i = 0; i < n; i++) {
            J[i][i] += Math.cos(w.get(i)) + w.get((i + 1) % n);
            J[i][(i + 1) % n] += w.get(i);
        }
        if (wrongRow >= 0) {
            J[wrongRow][wrongColumn] += 0.1;
        }
        return J;
    }

    private static double[] timesTransposed(double[][] J, double[] cotangent) {
        return IntStream.range(0, J[0].length)
                .mapToDouble(j -> IntStream.range(0, J.length)
                        .mapToDouble(i -> cotangent[i] * J[i][j])
                        .sum())
                .toArray();
    }

    private static Parameters ofRank(int rank, boolean single) {
        if (rank == 3) {
            return drawn(single ? float[][][].class : double[][][].class, 2, 3, 2);
        }
        return drawn(single ? float[][][][].class : double[][][][].class, 2, 1, 3, 2);
    }

    private static String last(int rank) {
        return rank == 3 ? "[1,2,0]" : "[1,0,2,0]";
    }

    private static List<String> wrong(GradientReport report) {
        return report.key("w").wrongEntries().stream().map(EntryReport::entry).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aGradientOfTheSameShapeIsComparedEntryByEntry(int rank) {
        for (boolean single : new boolean[] {false, true}) {
            Parameters at = ofRank(rank, single);
            Block w = at.blocks().get(0);
            double[] ones = IntStream.range(0, 12).mapToDouble(i -> 1).toArray();
            assertEquals(
                    Verdict.CORRECT,
                    checker.check(at, () -> sum(w), () -> like(w, timesTransposed(jacobian(w, -1, 0), ones)))
                            .verdict());
            assertEquals(
                    List.of("w" + last(rank)),
                    wrong(checker.check(at, () -> sum(w), () -> like(w, timesTransposed(jacobian(w, 3, 10), ones)))));
        }
    }

    private static double sum(Block w) {
        double sum = 0;
        for (double y : output(w)) {
            sum += y;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aJacobianNamesOutputAndEntryByAllTheirIndices(int rank) {
        for (boolean single : new boolean[] {false, true}) {
            Parameters at = ofRank(rank, single);
            Block w = at.blocks().get(0);
            assertEquals(
                    Verdict.CORRECT,
                    checker.checkJacobian(at, () -> wide(w, output(w)), () -> jacobian(w, -1, 0))
                            .verdict());
            String output = rank == 3 ? "output[0,1,1]" : "output[0,0,1,1]";
            assertEquals(
                    List.of(output + " / w" + last(rank)),
                    wrong(checker.checkJacobian(at, () -> wide(w, output(w)), () -> jacobian(w, 3, 10))));
        }
    }

    /** In double, whatever the parameters are. */
    private static Object wide(Block w, double[] numbers) {
        Class<?> type = w.shape().rank() == 3 ? double[][][].class : double[][][][].class;
        Object array = Parameters.zeros(type, w.shape());
        Parameters.of("y", array).blocks().get(0).setAll(numbers);
        return array;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aLayerGetsCotangentsOfTheShapeOfItsOutput(int rank) {
        Parameters at = ofRank(rank, false);
        Block w = at.blocks().get(0);
        for (boolean right : new boolean[] {true, false}) {
            GradientReport report = checker.checkOutput(at, () -> wide(w, output(w)), cotangent -> {
                double[] c = Parameters.of("c", cotangent).blocks().get(0).toArray();
                return like(w, timesTransposed(jacobian(w, right ? -1 : 3, 10), c));
            });
            assertEquals(right ? List.of() : List.of("w" + last(rank)), wrong(report));
        }
    }
}
