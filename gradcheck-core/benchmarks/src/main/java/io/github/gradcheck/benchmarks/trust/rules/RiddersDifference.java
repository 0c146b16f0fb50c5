/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.function.DoubleSupplier;

/**
 * Ridders' method (1982) with the settings of Ceres: up to ten central differences, each step half of the one before,
 * extrapolated to step zero in a triangular table. The value that differs least from its two neighbours in the table is
 * taken; the loop ends when that difference is below 1e-12, or when the end of a row has moved from the end of the row
 * above by more than twice that much.
 */
final class RiddersDifference implements NumericalDerivative {

    private static final int ROWS = 10;
    private static final double RELATIVE_STEP = 1e-2;
    private static final double CONVERGED = 1e-12;

    @Override
    public double derivative(DoubleSupplier loss, ArrayView block, int i) {
        // The step named by the settings is the one in the middle of the table; the first is 2^5 times as long.
        double step = RELATIVE_STEP * Math.max(1, Math.abs(block.get(i))) * (1 << (ROWS / 2));
        double[] above = {};
        double best = Double.NaN;
        double leastError = Double.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            double[] current = new double[row + 1];
            current[0] = NumericalDerivative.central(loss, block, i, step);
            best = row == 0 ? current[0] : best;
            step /= 2;
            for (int order = 1; order <= row; order++) {
                double gain = Math.pow(4, order);
                current[order] = (gain * current[order - 1] - above[order - 1]) / (gain - 1);
                double error = Math.max(
                        Math.abs(current[order] - current[order - 1]), Math.abs(current[order] - above[order - 1]));
                if (error <= leastError) {
                    leastError = error;
                    best = current[order];
                }
                if (leastError < CONVERGED) {
                    return best;
                }
            }
            if (row > 0 && Math.abs(current[row] - above[row - 1]) >= 2 * leastError) {
                return best;
            }
            above = current;
        }
        return best;
    }
}
