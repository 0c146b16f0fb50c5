/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable along its own axis, with NaN where it throws or is infinite, as a check with a single
 * entry sees it.
 */
record MovedEntry(DoubleUnaryOperator function, double x) implements Line {

    @Override
    public double at(double t) {
        try {
            double value = function.applyAsDouble(x + t);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (RuntimeException outsideDomain) {
            return Double.NaN;
        }
    }

    @Override
    public double displacement(double t) {
        return x + t - x;
    }
}
