/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.function.DoubleSupplier;

/**
 * The central difference over six points, whose error falls with the sixth power of the step: three central differences
 * at h, 2h and 3h in the proportion 3/2, -3/5, 1/10. The step is the cube root of the machine precision times the
 * entry, or times one for entries smaller than one.
 */
final class SixthOrderDifference implements NumericalDerivative {

    private static final double RELATIVE_STEP = Math.cbrt(Math.ulp(1.0));

    @Override
    public double derivative(DoubleSupplier loss, ArrayView block, int i) {
        double step = RELATIVE_STEP * Math.max(1, Math.abs(block.get(i)));
        return 1.5 * NumericalDerivative.central(loss, block, i, step)
                - 0.6 * NumericalDerivative.central(loss, block, i, 2 * step)
                + 0.1 * NumericalDerivative.central(loss, block, i, 3 * step);
    }
}
