/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.numerics;

import io.github.gradcheck.core.internal.numerics.Line;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable with its slopes at zero.
 *
 * @param function of the distance
 * @param derivative a right claim
 * @param outside a wrong one, beyond both slopes, or NaN where any other claim than the right one is wrong
 */
record SweptLine(DoubleUnaryOperator function, double derivative, double outside) implements Line {

    static SweptLine of(DoubleUnaryOperator function, double derivative) {
        return new SweptLine(function, derivative, Double.NaN);
    }

    SweptLine through(DoubleUnaryOperator rounding) {
        return new SweptLine(t -> rounding.applyAsDouble(function.applyAsDouble(t)), derivative, outside);
    }

    @Override
    public double at(double t) {
        return function.applyAsDouble(t);
    }
}
