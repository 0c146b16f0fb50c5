/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * A linear fit by orthogonalisation (Gram-Schmidt, twice), of which only the last coefficient is wanted.
 *
 * <p>With columns {@code Q R}, the last coefficient is {@code (q . y) / r} for the last q and its r: no system needs
 * to be solved, and the weights that make it a sum of values are {@code c = q / r}.
 */
final class LeastSquares {
    private final double coefficient;
    private final double weight;
    private final double spread;

    private LeastSquares(double coefficient, double weight, double spread) {
        this.coefficient = coefficient;
        this.weight = weight;
        this.spread = spread;
    }

    /**
     * Fits values by columns.
     *
     * @param columns one for each coefficient, the wanted one last; overwritten
     * @param values what is fitted, more than there are columns
     */
    static LeastSquares fit(double[][] columns, double[] values) {
        double length = 0;
        for (int j = 0; j < columns.length; j++) {
            double original = norm(columns[j]);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    subtract(columns[j], columns[i]);
                }
            }
            length = norm(columns[j]);
            if (!(length > 1e-10 * original)) {
                return new LeastSquares(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);
            }
            for (int k = 0; k < values.length; k++) {
                columns[j][k] /= length;
            }
        }
        double[] last = columns[columns.length - 1];
        double coefficient = dot(last, values) / length;
        double[] residual = values.clone();
        for (double[] column : columns) {
            subtract(residual, column);
        }
        return new LeastSquares(coefficient, 1 / length, norm(residual) / Math.sqrt(values.length - columns.length));
    }

    /** The last coefficient; NaN where the columns do not determine it. */
    double coefficient() {
        return coefficient;
    }

    /**
     * What an error of one in every value does to the coefficient, as a standard deviation: the norm of its weights.
     */
    double weight() {
        return weight;
    }

    /** The standard deviation of the values about the fit, for the degrees of freedom that are left. */
    double spread() {
        return spread;
    }

    private static void subtract(double[] from, double[] unit) {
        double part = dot(from, unit);
        for (int k = 0; k < from.length; k++) {
            from[k] -= part * unit[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Safe from overflow and underflow, since losses may be of size 1e300 or 1e-300. */
    private static double norm(double[] a) {
        double most = 0;
        for (double x : a) {
            most = Math.max(most, Math.abs(x));
        }
        if (!(most > 0)) {
            return most;
        }
        double sum = 0;
        for (double x : a) {
            sum += (x / most) * (x / most);
        }
        return most * Math.sqrt(sum);
    }
}
