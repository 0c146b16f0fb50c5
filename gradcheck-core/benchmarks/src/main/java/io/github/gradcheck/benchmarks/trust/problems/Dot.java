/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** Products with a matrix that lies row by row in an array. */
final class Dot {

    private Dot() {}

    /** Returns the product of one row of the matrix with a vector as long as a row. */
    static double row(double[] matrix, int row, double[] vector) {
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
            sum += matrix[row * vector.length + j] * vector[j];
        }
        return sum;
    }

    /** Returns the product of the transposed matrix with a vector. */
    static double[] transposed(double[] matrix, double[] vector, int columns) {
        double[] product = new double[columns];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < columns; j++) {
                product[j] += matrix[i * columns + j] * vector[i];
            }
        }
        return product;
    }

    /** Adds the outer product of two vectors to a matrix. */
    static void addOuter(double[] left, double[] right, double[] matrix) {
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                matrix[i * right.length + j] += left[i] * right[j];
            }
        }
    }

    /** Adds a vector to another. */
    static void add(double[] vector, double[] sum) {
        for (int i = 0; i < vector.length; i++) {
            sum[i] += vector[i];
        }
    }
}
