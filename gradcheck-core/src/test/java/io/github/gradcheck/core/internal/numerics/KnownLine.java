/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable whose derivative at zero is known in closed form.
 *
 * @param kind what it stands for
 * @param function of the distance as it is stored
 * @param derivative the right claim
 * @param scale the distance that moves the parameters by about their own size
 * @param position the parameters' distance from their origin
 * @param single whether the parameter is stored as a float
 */
record KnownLine(
        String kind, DoubleUnaryOperator function, double derivative, double scale, double position, boolean single)
        implements Line {

    static KnownLine of(String kind, DoubleUnaryOperator function, double derivative, double scale) {
        return new KnownLine(kind, function, derivative, scale, scale, false);
    }

    /** The function of a parameter that is itself stored, so that the distance is rounded. */
    static KnownLine at(String kind, double x, DoubleUnaryOperator function, double derivative, double scale) {
        return new KnownLine(kind, t -> function.applyAsDouble(x + t), derivative, scale, x, false);
    }

    KnownLine inSingle() {
        return new KnownLine(kind, function, derivative, scale, position, true);
    }

    KnownLine named(String other) {
        return new KnownLine(other, function, derivative, scale, position, single);
    }

    KnownLine through(DoubleUnaryOperator rounding) {
        return new KnownLine(
                kind, t -> rounding.applyAsDouble(function.applyAsDouble(t)), derivative, scale, position, single);
    }

    double centre() {
        return function.applyAsDouble(0);
    }

    Question question(double claim) {
        return Question.of(claim, scale).withPosition(Math.abs(position));
    }

    @Override
    public double at(double t) {
        return function.applyAsDouble(displacement(t));
    }

    @Override
    public double displacement(double t) {
        return single ? (float) (position + t) - position : position + t - position;
    }
}
