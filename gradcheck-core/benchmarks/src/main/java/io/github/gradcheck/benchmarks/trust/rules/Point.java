/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Some blocks of live parameters, to be moved together along a direction and put back. */
final class Point {

    private final List<ArrayView> blocks;
    private final List<double[]> original;

    Point(List<ArrayView> blocks) {
        this.blocks = blocks;
        original = blocks.stream().map(ArrayView::toArray).toList();
    }

    /** Returns {@code (f(x + h u) - f(x - h u)) / 2h}; the parameters are put back, also when the loss throws. */
    double centralAlong(List<double[]> direction, double step, DoubleSupplier loss) {
        return (lossAt(direction, step, loss) - lossAt(direction, -step, loss)) / (2 * step);
    }

    private double lossAt(List<double[]> direction, double step, DoubleSupplier loss) {
        try {
            for (int b = 0; b < blocks.size(); b++) {
                for (int i = 0; i < original.get(b).length; i++) {
                    blocks.get(b).set(i, original.get(b)[i] + step * direction.get(b)[i]);
                }
            }
            return loss.getAsDouble();
        } finally {
            for (int b = 0; b < blocks.size(); b++) {
                blocks.get(b).setAll(original.get(b));
            }
        }
    }

    /** Returns the product of a gradient with a direction. */
    static double along(ArrayView gradient, double[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += gradient.get(i) * direction[i];
        }
        return sum;
    }
}
