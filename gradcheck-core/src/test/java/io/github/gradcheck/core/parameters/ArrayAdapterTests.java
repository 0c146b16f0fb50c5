/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArrayAdapterTests {

    /** Entry 4 of a 2x3 matrix stands in row 1, column 1. */
    @Nested
    class ViewsAreLive {

        @Test
        void onAVectorOfDoubles() {
            double[] array = {1, 2, 3};
            Block view = view(array);
            view.set(1, 7.5);
            array[2] = 9;
            assertArrayEquals(new double[] {1, 7.5, 9}, array);
            assertArrayEquals(array, view.toArray());
        }

        @Test
        void onRowsOfDoubles() {
            double[][] rows = {{1, 2, 3}, {4, 5, 6}};
            Block view = view(rows);
            view.set(4, 7.5);
            assertThat(rows[1][1], is(7.5));
            rows[0][2] = 9;
            assertArrayEquals(new double[] {1, 2, 9, 4, 7.5, 6}, view.toArray());
        }

        /** Entry 17 of 2x3x2x2 is 17 = ((1 * 3 + 1) * 2 + 0) * 2 + 1. */
        @Test
        void onArraysOfArraysOfRows() {
            double[][][][] kernels = new double[2][3][2][2];
            view(kernels).set(17, 7.5);
            assertThat(kernels[1][1][0][1], is(7.5));
            assertThat(view(kernels).get(17), is(7.5));
            assertThat(view(kernels).entry(17), is("W[1,1,0,1]"));
            float[][][] volume = new float[2][3][4];
            view(volume).set(17, 7.5);
            assertThat(volume[1][1][1], is(7.5f));
            assertThat(view(volume).singlePrecision(), is(true));
        }

        @Test
        void onRowsThatWereReplaced() {
            double[][][] rows = new double[2][2][2];
            Block view = view(rows);
            rows[1][0] = new double[] {3, 4};
            assertThat(view.get(5), is(4.0));
        }

        @Test
        void onADenseMatrix() {
            DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
            Block view = view(matrix);
            view.set(4, 7.5);
            assertThat(matrix.get(1, 1), is(7.5));
            matrix.set(0, 2, 9);
            assertArrayEquals(new double[] {1, 2, 9, 4, 7.5, 6}, view.toArray());
        }

        @Test
        void onADenseMatrixWhoseDataArrayWasReplaced() {
            DMatrixRMaj matrix = new DMatrixRMaj(2, 3);
            Block view = view(matrix);
            matrix.setData(new double[] {1, 2, 3, 4, 5, 6});
            view.set(4, 7.5);
            assertThat(matrix.get(1, 1), is(7.5));
            assertThat(view.get(5), is(6.0));
        }

        @Test
        void onAVectorOfFloats() {
            float[] array = {1, 2, 3};
            view(array).set(1, 7.5);
            assertThat(array[1], is(7.5f));
        }

        @Test
        void onRowsOfFloats() {
            float[][] rows = {{1, 2, 3}, {4, 5, 6}};
            view(rows).set(4, 7.5);
            assertThat(rows[1][1], is(7.5f));
        }

        @Test
        void onADenseFloatMatrix() {
            FMatrixRMaj matrix = new FMatrixRMaj(2, 3);
            view(matrix).set(4, 7.5);
            assertThat(matrix.get(1, 1), is(7.5f));
        }

        @Test
        void onTheMatrixInsideASimpleMatrix() {
            DMatrixRMaj inside = new DMatrixRMaj(2, 3);
            SimpleMatrix simple = SimpleMatrix.wrap(inside);
            Block view = view(simple);
            view.set(4, 7.5);
            assertThat(simple.get(1, 1), is(7.5));
            assertThat(inside.get(1, 1), is(7.5));
            simple.set(0, 2, 9);
            assertThat(view.get(2), is(9.0));
        }
    }

    @Test
    void everyKnownTypeCountsItsEntriesRowByRow() {
        for (Class<?> type :
                List.of(double[][].class, float[][].class, DMatrixRMaj.class, FMatrixRMaj.class, SimpleMatrix.class)) {
            Block view = view(Parameters.zeros(type, Shape.of(2, 3)));
            assertThat(type.getSimpleName(), view.shape(), is(Shape.of(2, 3)));
            assertThat(type.getSimpleName(), view.entry(4), is("W[1,1]"));
        }
    }

    @Test
    void dataBehindTheEndOfADenseMatrixIsNoEntry() {
        DMatrixRMaj matrix = new DMatrixRMaj(3, 3);
        matrix.reshape(2, 2);
        Arrays.fill(matrix.data, 4, 9, -1);

        Block view = view(matrix);
        view.setAll(new double[] {1, 2, 3, 4});

        assertThat(view.size(), is(4));
        assertThat(view.shape(), is(Shape.of(2, 2)));
        assertArrayEquals(new double[] {1, 2, 3, 4, -1, -1, -1, -1, -1}, matrix.data);
    }

    @Test
    void floatTypesRoundWhatIsWrittenAndSaySo() {
        for (Object array : List.of(
                new float[1], new float[1][1], new FMatrixRMaj(1, 1), new SimpleMatrix(1, 1, MatrixType.FDRM))) {
            Block view = view(array);
            view.set(0, 0.1);
            assertThat(view.get(0), is((double) 0.1f));
            assertThat(view.singlePrecision(), is(true));
        }
    }

    @Test
    void doubleTypesKeepEveryDigit() {
        for (Object array : List.of(new double[1], new double[1][1], new DMatrixRMaj(1, 1), new SimpleMatrix(1, 1))) {
            Block view = view(array);
            view.set(0, 0.1);
            assertThat(view.get(0), is(0.1));
            assertThat(view.singlePrecision(), is(false));
        }
    }

    @Test
    void simpleMatrixOfAnotherKindThanDenseAndRealIsNoArray() {
        assertThat(block(SimpleMatrix.wrap(new DMatrixSparseCSC(2, 2))), is(Optional.empty()));
        assertThat(block(SimpleMatrix.wrap(new ZMatrixRMaj(2, 2))), is(Optional.empty()));
    }

    @Test
    void raggedArraysAndArraysWithMissingRowsAreNoMatrix() {
        assertThat(block(new double[][] {{1, 2}, {3}}), is(Optional.empty()));
        assertThat(block(new double[][] {null, {3}}), is(Optional.empty()));
        assertThat(block(new float[][] {{1}, null}), is(Optional.empty()));
        assertThat(block(new double[][][] {{{1}}, {{1}, {2}}}), is(Optional.empty()));
        assertThat(block(new double[][][] {{{1}, {2}}, {{1}, {2, 3}}}), is(Optional.empty()));
        assertThat(block(new double[][][] {{{1}, null}}), is(Optional.empty()));
    }

    @Test
    void adapterOfTheUserIsFoundThroughTheServiceFile() {
        Volume volume = new Volume(2, 2, 3);
        Block view = view(volume);
        view.set(7, 7.5);
        assertThat(view.entry(7), is("W[1,0,1]"));
        assertThat(volume.numbers()[7], is(7.5));
        assertThat(Parameters.knows(Volume.class), is(true));
        assertThat(Parameters.zeros(Volume.class, Shape.of(1, 2, 3)).numbers().length, is(6));
    }

    @Test
    void zerosAreZeroAndOfTheWantedShape() {
        assertArrayEquals(new double[4], Parameters.zeros(double[].class, Shape.of(4)));
        assertArrayEquals(new float[4], Parameters.zeros(float[].class, Shape.of(4)));
        assertThat(Parameters.zeros(double[][].class, Shape.of(3, 2))[2].length, is(2));
        assertThat(Parameters.zeros(float[][][][].class, Shape.of(3, 2, 4, 5))[2][1][3].length, is(5));
    }

    @Test
    void vectorShapeGivesAMatrixTypeOneColumn() {
        DMatrixRMaj column = Parameters.zeros(DMatrixRMaj.class, Shape.of(4));
        assertThat(column.numRows, is(4));
        assertThat(column.numCols, is(1));
    }

    @Test
    void shapeThatATypeCannotHaveIsNamedWithTheType() {
        assertThat(
                messageForZeros(double[].class, Shape.of(2, 3)),
                allOf(containsString("double[]"), containsString("2x3")));
        assertThat(
                messageForZeros(double[][][].class, Shape.of(2, 3)),
                allOf(containsString("double[][][] has three dimensions"), containsString("2x3")));
        assertThat(
                messageForZeros(DMatrixRMaj.class, Shape.of(2, 3, 4)),
                allOf(containsString("DMatrixRMaj"), containsString("2x3x4")));
    }

    @Test
    void typeWithoutAnAdapterIsNamedWithTheKnownOnes() {
        assertThat(
                messageForZeros(Integer.class, Shape.of(1)),
                allOf(containsString("Integer"), containsString("double[][]"), containsString("Volume")));
        assertThat(Parameters.knows(Integer.class), is(false));
    }

    private static String messageForZeros(Class<?> type, Shape shape) {
        return assertThrows(IllegalArgumentException.class, () -> Parameters.zeros(type, shape))
                .getMessage();
    }

    private static Block view(Object array) {
        return block(array).orElseThrow();
    }

    private static Optional<Block> block(Object array) {
        return Parameters.block("W", array);
    }
}
