/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.onedimension;

/** The parabola f(x) = x^2 + 3x. */
public final class Quadratic {

    private Quadratic() {}

    /**
     * The function f(x) = x^2 + 3x.
     *
     * @param x where, an array of one number
     * @return f(x)
     */
    public static double value(double[] x) {
        return x[0] * x[0] + 3 * x[0];
    }

    /**
     * The derivative f'(x) = 2x + 3.
     *
     * @param x where, an array of one number
     * @return f'(x), an array of one number
     */
    public static double[] derivative(double[] x) {
        return new double[] {2 * x[0] + 3};
    }
}
