/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** The adapters for Java's own arrays and for EJML's dense matrices. */
final class BuiltInAdapters {

    static final List<ArrayAdapter<?>> ALL = List.of(
            new DoubleArray(),
            new DoubleRows(),
            new FloatArray(),
            new FloatRows(),
            new DenseMatrix(),
            new FloatDenseMatrix());

    private BuiltInAdapters() {}

    /** The rows and columns of a shape that must be a matrix; a vector counts as a column. */
    static int[] rowsAndColumns(Shape shape, String type) {
        return switch (shape.rank()) {
            case 1 -> new int[] {shape.length(0), 1};
            case 2 -> new int[] {shape.length(0), shape.length(1)};
            default ->
                throw new IllegalArgumentException(
                        "a " + type + " has two dimensions, {rows, columns}; it cannot have the shape " + shape);
        };
    }

    private static int length(Shape shape, String type) {
        if (shape.rank() != 1) {
            throw new IllegalArgumentException(
                    "a " + type + " has one dimension, {length}; it cannot have the shape " + shape);
        }
        return shape.length(0);
    }

    private static final class DoubleArray implements ArrayAdapter<double[]> {
        @Override
        public Class<double[]> type() {
            return double[].class;
        }

        @Override
        public Shape shape(double[] value) {
            return Shape.of(value.length);
        }

        @Override
        public double[] create(Shape shape) {
            return new double[length(shape, "double[]")];
        }

        @Override
        public Entries entries(double[] value) {
            return new Entries() {
                @Override
                public double get(int entry) {
                    return value[entry];
                }

                @Override
                public void set(int entry, double number) {
                    value[entry] = number;
                }

                @Override
                public void read(int first, double[] target, int count) {
                    System.arraycopy(value, first, target, 0, count);
                }

                @Override
                public void write(int first, double[] source, int from, int count) {
                    System.arraycopy(source, from, value, first, count);
                }
            };
        }
    }

    private static final class DoubleRows implements ArrayAdapter<double[][]> {
        @Override
        public Class<double[][]> type() {
            return double[][].class;
        }

        /** A ragged array is not a matrix; it is taken as a list of rows. */
        @Override
        public boolean accepts(double[][] value) {
            return Arrays.stream(value).allMatch(row -> row != null && row.length == value[0].length);
        }

        @Override
        public Shape shape(double[][] value) {
            return Shape.of(value.length, value.length == 0 ? 0 : value[0].length);
        }

        @Override
        public double[][] create(Shape shape) {
            int[] size = rowsAndColumns(shape, "double[][]");
            return new double[size[0]][size[1]];
        }

        @Override
        public Entries entries(double[][] value) {
            int columns = shape(value).length(1);
            return new Entries() {
                @Override
                public double get(int entry) {
                    return value[entry / columns][entry % columns];
                }

                @Override
                public void set(int entry, double number) {
                    value[entry / columns][entry % columns] = number;
                }
            };
        }
    }

    private static final class FloatArray implements ArrayAdapter<float[]> {
        @Override
        public Class<float[]> type() {
            return float[].class;
        }

        @Override
        public Shape shape(float[] value) {
            return Shape.of(value.length);
        }

        @Override
        public float[] create(Shape shape) {
            return new float[length(shape, "float[]")];
        }

        @Override
        public Entries entries(float[] value) {
            return new FloatEntries() {
                @Override
                public double get(int entry) {
                    return value[entry];
                }

                @Override
                public void set(int entry, double number) {
                    value[entry] = (float) number;
                }

                @Override
                public void write(int first, double[] source, int from, int count) {
                    for (int i = 0; i < count; i++) {
                        value[first + i] = (float) source[from + i];
                    }
                }
            };
        }
    }

    private static final class FloatRows implements ArrayAdapter<float[][]> {
        @Override
        public Class<float[][]> type() {
            return float[][].class;
        }

        @Override
        public boolean accepts(float[][] value) {
            return Arrays.stream(value).allMatch(row -> row != null && row.length == value[0].length);
        }

        @Override
        public Shape shape(float[][] value) {
            return Shape.of(value.length, value.length == 0 ? 0 : value[0].length);
        }

        @Override
        public float[][] create(Shape shape) {
            int[] size = rowsAndColumns(shape, "float[][]");
            return new float[size[0]][size[1]];
        }

        @Override
        public Entries entries(float[][] value) {
            int columns = shape(value).length(1);
            return new FloatEntries() {
                @Override
                public double get(int entry) {
                    return value[entry / columns][entry % columns];
                }

                @Override
                public void set(int entry, double number) {
                    value[entry / columns][entry % columns] = (float) number;
                }
            };
        }
    }

    /** Reads {@code data} anew each time: it may be longer than the matrix, and reshaping replaces it. */
    private static final class DenseMatrix implements ArrayAdapter<DMatrixRMaj> {
        @Override
        public Class<DMatrixRMaj> type() {
            return DMatrixRMaj.class;
        }

        @Override
        public Shape shape(DMatrixRMaj value) {
            return Shape.of(value.numRows, value.numCols);
        }

        @Override
        public DMatrixRMaj create(Shape shape) {
            int[] size = rowsAndColumns(shape, "DMatrixRMaj");
            return new DMatrixRMaj(size[0], size[1]);
        }

        @Override
        public Entries entries(DMatrixRMaj value) {
            return new Entries() {
                @Override
                public double get(int entry) {
                    return value.data[entry];
                }

                @Override
                public void set(int entry, double number) {
                    value.data[entry] = number;
                }

                @Override
                public void read(int first, double[] target, int count) {
                    System.arraycopy(value.data, first, target, 0, count);
                }

                @Override
                public void write(int first, double[] source, int from, int count) {
                    System.arraycopy(source, from, value.data, first, count);
                }
            };
        }
    }

    private static final class FloatDenseMatrix implements ArrayAdapter<FMatrixRMaj> {
        @Override
        public Class<FMatrixRMaj> type() {
            return FMatrixRMaj.class;
        }

        @Override
        public Shape shape(FMatrixRMaj value) {
            return Shape.of(value.numRows, value.numCols);
        }

        @Override
        public FMatrixRMaj create(Shape shape) {
            int[] size = rowsAndColumns(shape, "FMatrixRMaj");
            return new FMatrixRMaj(size[0], size[1]);
        }

        @Override
        public Entries entries(FMatrixRMaj value) {
            return new FloatEntries() {
                @Override
                public double get(int entry) {
                    return value.data[entry];
                }

                @Override
                public void set(int entry, double number) {
                    value.data[entry] = (float) number;
                }

                @Override
                public void write(int first, double[] source, int from, int count) {
                    for (int i = 0; i < count; i++) {
                        value.data[first + i] = (float) source[from + i];
                    }
                }
            };
        }
    }

    private interface FloatEntries extends Entries {
        @Override
        default boolean singlePrecision() {
            return true;
        }
    }
}
