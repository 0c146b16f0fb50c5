/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** A matrix that does not change; each result is rounded to its arithmetic. */
final class Matrix {

    private final Arithmetic arithmetic;
    private final double[][] numbers;

    private Matrix(Arithmetic arithmetic, double[][] numbers) {
        this.arithmetic = arithmetic;
        this.numbers = numbers;
    }

    /** A number by row and column. */
    @FunctionalInterface
    interface Entries {
        double at(int row, int column);
    }

    static Matrix of(Arithmetic arithmetic, int rows, int columns, Entries entries) {
        double[][] numbers = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                numbers[i][j] = arithmetic.round(entries.at(i, j));
            }
        }
        return new Matrix(arithmetic, numbers);
    }

    /** Reads an array that {@link #stored} has made. */
    static Matrix read(Arithmetic arithmetic, Object array) {
        if (array instanceof FMatrixRMaj floats) {
            return of(arithmetic, floats.numRows, floats.numCols, floats::get);
        }
        DMatrixRMaj doubles = (DMatrixRMaj) array;
        return of(arithmetic, doubles.numRows, doubles.numCols, doubles::get);
    }

    /** Returns a new array of the arithmetic's own numbers. */
    Object stored() {
        if (arithmetic == Arithmetic.FLOAT) {
            FMatrixRMaj floats = new FMatrixRMaj(rows(), columns());
            each((i, j) -> floats.set(i, j, (float) at(i, j)));
            return floats;
        }
        DMatrixRMaj doubles = new DMatrixRMaj(rows(), columns());
        each((i, j) -> doubles.set(i, j, at(i, j)));
        return doubles;
    }

    /** Takes a row and a column. */
    @FunctionalInterface
    private interface Visit {
        void of(int row, int column);
    }

    private void each(Visit visit) {
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                visit.of(i, j);
            }
        }
    }

    int rows() {
        return numbers.length;
    }

    int columns() {
        return numbers[0].length;
    }

    double at(int row, int column) {
        return numbers[row][column];
    }

    private Matrix with(Entries entries) {
        return of(arithmetic, rows(), columns(), entries);
    }

    Matrix map(DoubleUnaryOperator function) {
        return with((i, j) -> function.applyAsDouble(at(i, j)));
    }

    /** Puts two matrices together entry by entry; an other one of a single column counts for all columns. */
    Matrix with(Matrix other, DoubleBinaryOperator function) {
        return with((i, j) -> function.applyAsDouble(at(i, j), other.at(i, other.columns() == 1 ? 0 : j)));
    }

    Matrix plus(Matrix other) {
        return with(other, Double::sum);
    }

    /** Multiplies entry by entry. */
    Matrix entrywise(Matrix other) {
        return with(other, (x, y) -> x * y);
    }

    Matrix scaled(double factor) {
        return map(x -> factor * x);
    }

    Matrix transposed() {
        return of(arithmetic, columns(), rows(), (i, j) -> at(j, i));
    }

    Matrix times(Matrix right) {
        double[][] product = new double[rows()][right.columns()];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < right.rows(); k++) {
                addTimes(product[i], numbers[i][k], right.numbers[k]);
            }
        }
        return new Matrix(arithmetic, product);
    }

    private void addTimes(double[] sums, double factor, double[] row) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = arithmetic == Arithmetic.FLOAT
                    ? (float) (sums[j] + (float) (factor * row[j]))
                    : sums[j] + factor * row[j];
        }
    }

    /** Adds up each row. */
    Matrix rowSums() {
        return times(of(arithmetic, columns(), 1, (i, j) -> 1));
    }

    /** Returns the sum of all entries, rounded after each. */
    double sum() {
        double sum = 0;
        for (double[] row : numbers) {
            for (double number : row) {
                sum = arithmetic.round(sum + number);
            }
        }
        return sum;
    }

    /** Puts zeros in all other columns. */
    Matrix onlyColumns(IntPredicate kept) {
        return with((i, j) -> kept.test(j) ? at(i, j) : 0);
    }

    /** Puts zeros in all other rows. */
    Matrix onlyRows(IntPredicate kept) {
        return with((i, j) -> kept.test(i) ? at(i, j) : 0);
    }

    /** Each column is the next one, and the last the first. */
    Matrix columnsShifted() {
        return with((i, j) -> at(i, (j + 1) % columns()));
    }

    /** Each row is the next one, and the last the first. */
    Matrix rowsShifted() {
        return with((i, j) -> at((i + 1) % rows(), j));
    }

    /** Writes the same numbers row by row that stand here column by column. */
    Matrix readColumnByColumn() {
        return with((i, j) -> {
            int place = i * columns() + j;
            return at(place % rows(), place / rows());
        });
    }
}
