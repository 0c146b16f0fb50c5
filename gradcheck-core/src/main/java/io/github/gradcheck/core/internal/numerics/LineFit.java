/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/** Least squares for the slope at zero of values on a line, in units of the level's step. */
final class LineFit {
    private final double[] distances;
    private final double[] values;
    private final double step;

    /**
     * Prepares to fit.
     *
     * @param distances where the values were taken, the centre among them
     * @param values as far above the centre's as the analytic slope does not explain
     * @param step the largest distance, about
     */
    LineFit(double[] distances, double[] values, double step) {
        this.distances = new double[distances.length];
        for (int k = 0; k < distances.length; k++) {
            this.distances[k] = distances[k] / step;
        }
        this.values = values;
        this.step = step;
    }

    /** The slope of one polynomial through all values. */
    LineSlope smooth(int degree) {
        double[][] columns = new double[degree + 1][];
        columns[0] = powers(0, 0);
        for (int power = 2; power <= degree; power++) {
            columns[power - 1] = powers(power, 0);
        }
        columns[degree] = powers(1, 0);
        return slope(columns);
    }

    /** The slope on one side where the two sides have a common value, and a quadratic each. */
    LineSlope broken(int side) {
        return slope(powers(0, 0), powers(1, -side), powers(2, -side), powers(2, side), powers(1, side));
    }

    /** The slope on one side of a polynomial whose slope alone differs from side to side. */
    LineSlope bent(int degree, int side) {
        double[][] columns = new double[degree + 2][];
        columns[0] = powers(0, 0);
        for (int power = 2; power <= degree; power++) {
            columns[power - 1] = powers(power, 0);
        }
        columns[degree] = powers(1, -side);
        columns[degree + 1] = powers(1, side);
        return slope(columns);
    }

    /** What the second derivative makes of a displacement: how much the slope changes over it. */
    double bend(double displacement) {
        LeastSquares fit =
                LeastSquares.fit(new double[][] {powers(0, 0), powers(1, 0), powers(3, 0), powers(2, 0)}, values);
        return 2 * Math.abs(fit.coefficient()) / step * (displacement / step);
    }

    private LineSlope slope(double[]... columns) {
        LeastSquares fit = LeastSquares.fit(columns, values);
        return new LineSlope(fit.coefficient() / step, fit.weight(), step, fit.spread());
    }

    /** {@code t^power} on one side and zero on the other; on both where the side is zero. */
    private double[] powers(int power, int side) {
        double[] column = new double[distances.length];
        for (int k = 0; k < column.length; k++) {
            column[k] = side == 0 || distances[k] * side > 0 ? power(distances[k], power) : 0;
        }
        return column;
    }

    private static double power(double base, int exponent) {
        double product = 1;
        for (int k = 0; k < exponent; k++) {
            product *= base;
        }
        return product;
    }
}
