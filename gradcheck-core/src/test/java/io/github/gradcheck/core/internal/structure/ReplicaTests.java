/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class ReplicaTests {
    record Output(double[] scores, double loss) {}

    record Picky(double[] positive) {
        Picky {
            if (positive[0] <= 1) {
                throw new IllegalStateException("not positive");
            }
        }
    }

    @Test
    void everyArrayTypeKeepsItsTypeAndShape() {
        for (Object original : List.of(
                new double[3],
                new double[2][3],
                new float[3],
                new float[2][3],
                new DMatrixRMaj(2, 3),
                new FMatrixRMaj(2, 3),
                new SimpleMatrix(2, 3),
                new SimpleMatrix(2, 3, MatrixType.FDRM),
                new Volume(2, 1, 3))) {
            Object copy = Replica.of(original, () -> 1.25);
            Block view = Parameters.block("copy", copy).orElseThrow();
            assertThat(copy, allOf(instanceOf(original.getClass()), not(sameInstance(original))));
            assertThat(
                    view.shape(),
                    is(Parameters.block("original", original).orElseThrow().shape()));
            assertThat(
                    view.singlePrecision(),
                    is(Parameters.block("original", original).orElseThrow().singlePrecision()));
            assertThat(Arrays.stream(view.toArray()).allMatch(entry -> entry == 1.25), is(true));
        }
    }

    @Test
    void entriesAreFilledInOrderThroughAllLeaves() {
        List<?> copy = (List<?>) Replica.of(List.of(new double[2], new double[1][2], 9.0), counter());
        assertArrayEquals(new double[] {1, 2}, (double[]) copy.get(0));
        assertArrayEquals(new double[] {3, 4}, ((double[][]) copy.get(1))[0]);
        assertThat(copy.get(2), is(5.0));
    }

    @Test
    void originalKeepsItsNumbers() {
        double[] original = {1, 2};
        Replica.of(Map.of("y", original), () -> 9);
        assertArrayEquals(new double[] {1, 2}, original);
    }

    @Test
    void mapKeepsItsKeysInOrder() {
        Map<String, Object> original = new LinkedHashMap<>();
        original.put("z", new double[1]);
        original.put("a", new double[1]);
        assertThat(((Map<?, ?>) Replica.of(original, () -> 0)).keySet(), contains("z", "a"));
    }

    @Test
    void recordIsBuiltAnew() {
        Output copy = (Output) Replica.of(new Output(new double[2], 3), counter());
        assertArrayEquals(new double[] {1, 2}, copy.scores());
        assertThat(copy.loss(), is(3.0));
    }

    @Test
    void arrayOfMatricesKeepsItsElementType() {
        Object copy = Replica.of(new DMatrixRMaj[] {new DMatrixRMaj(1, 2)}, counter());
        assertArrayEquals(new double[] {1, 2}, ((DMatrixRMaj[]) copy)[0].data);
    }

    @Test
    void raggedArrayKeepsItsRows() {
        double[][] copy = (double[][]) Replica.of(new double[][] {{0, 0}, {0}}, counter());
        assertArrayEquals(new double[] {1, 2}, copy[0]);
        assertArrayEquals(new double[] {3}, copy[1]);
    }

    @Test
    void nullInsideIsAnError() {
        assertThat(messageFor(Arrays.asList(new double[1], null)), containsString("null"));
    }

    @Test
    void unknownTypeIsNamedWithTheKnownOnes() {
        assertThat(
                messageFor("text"),
                allOf(containsString("String"), containsString("DMatrixRMaj"), containsString("ArrayAdapter")));
    }

    @Test
    void recordThatRejectsItsNumbersIsNamed() {
        assertThat(messageFor(new Picky(new double[] {2})), containsString("Picky"));
    }

    private static String messageFor(Object original) {
        return assertThrows(IllegalArgumentException.class, () -> Replica.of(original, () -> 0))
                .getMessage();
    }

    private static DoubleSupplier counter() {
        int[] count = {0};
        return () -> ++count[0];
    }
}
