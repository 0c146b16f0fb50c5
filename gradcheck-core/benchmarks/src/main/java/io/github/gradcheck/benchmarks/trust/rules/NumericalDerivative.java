/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.function.DoubleSupplier;

/** A numerical derivative of a loss by one entry. Moves the entry and puts it back. */
@FunctionalInterface
interface NumericalDerivative {

    /** Returns the derivative by entry {@code i} of the block. */
    double derivative(DoubleSupplier loss, ArrayView block, int i);

    /** Returns the loss with entry {@code i} at {@code x}, and puts the entry back, also when the loss throws. */
    static double lossAt(DoubleSupplier loss, ArrayView block, int i, double x) {
        double original = block.get(i);
        try {
            block.set(i, x);
            return loss.getAsDouble();
        } finally {
            block.set(i, original);
        }
    }

    /** Returns {@code (f(x + h) - f(x - h)) / 2h}. */
    static double central(DoubleSupplier loss, ArrayView block, int i, double step) {
        double x = block.get(i);
        return (lossAt(loss, block, i, x + step) - lossAt(loss, block, i, x - step)) / (2 * step);
    }
}
