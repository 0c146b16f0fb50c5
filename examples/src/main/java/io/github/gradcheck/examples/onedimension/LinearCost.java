/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.onedimension;

/** The cost J(theta) = theta x, whose derivative dJ/dtheta = x is the same for every theta. */
public final class LinearCost {

    private LinearCost() {}

    /**
     * The cost J(theta) = theta x.
     *
     * @param theta the parameter, an array of one number
     * @param x the input
     * @return J
     */
    public static double cost(double[] theta, double x) {
        return theta[0] * x;
    }

    /**
     * The gradient dJ/dtheta = x.
     *
     * @param x the input
     * @return dJ/dtheta, an array of one number
     */
    public static double[] backward(double x) {
        return new double[] {x};
    }
}
