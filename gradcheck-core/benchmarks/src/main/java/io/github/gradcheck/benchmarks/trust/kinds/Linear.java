/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;

/** Products with matrices that lie row by row in an array, in the arithmetic of a kind. */
final class Linear {

    private Linear() {}

    /** Returns the inner product of two vectors. */
    static double dot(Arithmetic a, double[] left, double[] right) {
        return row(a, left, 0, right);
    }

    /** Returns the inner product of one row of a matrix with a vector as long as a row. */
    static double row(Arithmetic a, double[] matrix, int row, double[] vector) {
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
            sum = a.round(sum + a.round(matrix[row * vector.length + j] * vector[j]));
        }
        return sum;
    }

    /** Returns the product of a matrix with a vector as long as a row. */
    static double[] times(Arithmetic a, double[] matrix, double[] vector) {
        double[] product = new double[matrix.length / vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = row(a, matrix, i, vector);
        }
        return product;
    }

    /** Returns the product of the transposed matrix with a vector as long as a column. */
    static double[] transposedTimes(Arithmetic a, double[] matrix, double[] vector) {
        int columns = matrix.length / vector.length;
        double[] product = new double[columns];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < columns; j++) {
                product[j] = a.round(product[j] + a.round(matrix[i * columns + j] * vector[i]));
            }
        }
        return product;
    }

    /** Adds the outer product of two vectors to a matrix. */
    static void addOuter(Arithmetic a, double[] left, double[] right, double[] matrix) {
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                matrix[i * right.length + j] = a.round(matrix[i * right.length + j] + a.round(left[i] * right[j]));
            }
        }
    }

    /** Adds a vector to another. */
    static void add(Arithmetic a, double[] vector, double[] sum) {
        for (int i = 0; i < vector.length; i++) {
            sum[i] = a.round(sum[i] + vector[i]);
        }
    }

    /** Returns the sum of two vectors. */
    static double[] plus(Arithmetic a, double[] left, double[] right) {
        double[] sum = left.clone();
        add(a, right, sum);
        return sum;
    }

    /** Returns {@code exp(x) / sum exp(x)}. */
    static double[] softmax(Arithmetic a, double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = a.round(Math.exp(a.round(scores[i] - largest)));
            sum = a.round(sum + shares[i]);
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] = a.round(shares[i] / sum);
        }
        return shares;
    }

    /** Returns {@code log sum exp(x)}. */
    static double logSumExp(Arithmetic a, double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (double score : scores) {
            sum = a.round(sum + a.round(Math.exp(a.round(score - largest))));
        }
        return a.round(largest + a.round(Math.log(sum)));
    }

    /** Returns the product of a matrix of so many rows with another. */
    static double[] product(Arithmetic a, double[] left, int rows, double[] right) {
        int inner = left.length / rows;
        int columns = right.length / inner;
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum = a.round(sum + a.round(left[i * inner + k] * right[k * columns + j]));
                }
                product[i * columns + j] = sum;
            }
        }
        return product;
    }

    /** Returns the transposed of a matrix of so many rows. */
    static double[] transpose(double[] matrix, int rows) {
        int columns = matrix.length / rows;
        double[] transposed = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }

    /** Returns {@code 1 / (1 + exp(-x))}. */
    static double sigmoid(Arithmetic a, double x) {
        return a.round(1 / (1 + Math.exp(-x)));
    }

    /** Returns half the mean square of the difference of two vectors. */
    static double halfMeanSquare(Arithmetic a, double[] values, double[] targets) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double residual = a.round(values[i] - targets[i]);
            sum = a.round(sum + a.round(residual * residual));
        }
        return a.round(sum / (2 * values.length));
    }

    /** Returns the gradient of {@link #halfMeanSquare} by the values. */
    static double[] meanResidual(Arithmetic a, double[] values, double[] targets) {
        double[] slopes = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            slopes[i] = a.round(a.round(values[i] - targets[i]) / values.length);
        }
        return slopes;
    }
}
