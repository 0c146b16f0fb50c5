/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.function.DoubleUnaryOperator;

/**
 * The integral of a function over an interval by the Gauss-Kronrod rule of 7 and 15 points, with bisection where the
 * function is rough.
 *
 * <p>Source of the rule: R. Piessens et al., "QUADPACK" (1983). The usual error estimate, the difference of the two
 * orders, is too small by accident where the function jumps, as the gradient of a network of rectified units does; so
 * the error also counts how far a value is from the straight line between its neighbours, which a jump cannot hide.
 *
 * @param value the integral
 * @param error a bound for its error
 * @param magnitude the integral of the absolute value
 */
public record Quadrature(double value, double error, double magnitude) {

    /**
     * Integrates over an interval that begins at 0.
     *
     * @param end the other end of the interval, of either sign
     * @param accuracy the error, in proportion to the integral, at which to stop
     * @param mostPieces how many pieces the interval may be cut into
     * @param function evaluated at 17 points of every piece
     * @return the integral with its error
     */
    public static Quadrature fromZeroTo(double end, double accuracy, int mostPieces, DoubleUnaryOperator function) {
        return Antiderivative.over(0, end, accuracy, mostPieces, function).whole();
    }
}
