/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading and writing a piece of an array is the same as reading and writing its entries one by one. */
class PiecesTests {
    private static final int ENTRIES = 12;

    /** Numbers that a float cannot hold, or holds only as infinity, or that differ in their sign alone. */
    private static final double[] NUMBERS = {
        0.1, -0.0, 0, 1e300, Double.NaN, Double.NEGATIVE_INFINITY, 1 / 3.0, Double.MIN_VALUE, -7, 1e-40, 16_777_217, 2
    };

    static List<Supplier<Object>> arrays() {
        return List.of(
                () -> new double[ENTRIES],
                () -> new double[3][4],
                () -> new float[ENTRIES],
                () -> new float[3][4],
                () -> new double[2][3][2],
                () -> new double[1][3][2][2],
                () -> new float[2][3][2],
                () -> new float[3][2][1][2],
                () -> new DMatrixRMaj(3, 4),
                PiecesTests::withSpareNumbers,
                () -> new FMatrixRMaj(3, 4),
                () -> new SimpleMatrix(3, 4),
                () -> new SimpleMatrix(3, 4, MatrixType.FDRM),
                () -> new Volume(2, 3, 2)); // which has the defaults
    }

    private static DMatrixRMaj withSpareNumbers() {
        DMatrixRMaj matrix = new DMatrixRMaj(5, 5);
        matrix.reshape(3, 4);
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void readAsTheirEntriesDo(Supplier<Object> array) {
        Block block = filled(array);
        forEveryPiece((first, count) -> {
            double[] piece = new double[ENTRIES];
            Arrays.fill(piece, 42);
            block.read(first, piece, count);
            for (int i = 0; i < ENTRIES; i++) {
                assertSameBits("entry " + i, piece[i], i < count ? block.get(first + i) : 42);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void areWrittenAsTheirEntriesAre(Supplier<Object> array) {
        for (int from = 0; from < ENTRIES; from++) {
            int offset = from;
            forEveryPiece((first, count) -> {
                if (offset + count <= ENTRIES) {
                    Block atOnce = filled(array);
                    Block oneByOne = filled(array);
                    atOnce.write(first, NUMBERS, offset, count);
                    for (int i = 0; i < count; i++) {
                        oneByOne.set(first + i, NUMBERS[offset + i]);
                    }
                    for (int i = 0; i < ENTRIES; i++) {
                        assertSameBits("entry " + i, atOnce.get(i), oneByOne.get(i));
                    }
                }
            });
        }
    }

    @Test
    void followADenseMatrixWhoseDataArrayWasReplaced() {
        DMatrixRMaj matrix = new DMatrixRMaj(3, 4);
        Block block = Parameters.block("M", matrix).orElseThrow();
        matrix.setData(IntStream.range(0, ENTRIES).asDoubleStream().toArray());
        double[] piece = new double[2];
        block.read(3, piece, 2);
        assertArrayEquals(new double[] {3, 4}, piece);
        block.write(3, new double[] {-3, -4}, 0, 2);
        assertThat(matrix.get(0, 3), is(-3.0));
        assertThat(matrix.get(1, 0), is(-4.0));
    }

    private static Block filled(Supplier<Object> array) {
        Block block = Parameters.block("W", array.get()).orElseThrow();
        RandomStream random = RandomStream.of(3, "entries");
        for (int i = 0; i < ENTRIES; i++) {
            block.set(i, random.nextGaussian());
        }
        return block;
    }

    private interface Piece {
        void accept(int first, int count);
    }

    private static void forEveryPiece(Piece piece) {
        for (int first = 0; first < ENTRIES; first++) {
            for (int count = 0; first + count <= ENTRIES; count++) {
                piece.accept(first, count);
            }
        }
    }

    private static void assertSameBits(String what, double actual, double expected) {
        assertThat(what, Double.doubleToRawLongBits(actual), is(Double.doubleToRawLongBits(expected)));
    }
}
