/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A function whose loss is computed by another one, in a coarser arithmetic; its gradient is computed in double.
 *
 * @param exact shows the parameters and gives the gradient
 * @param coarse the same function with parameters of its own, which follow the shown ones
 */
record CoarseLoss(Specimen exact, Specimen coarse) implements Specimen {

    @Override
    public Map<String, Object> parameters() {
        return exact.parameters();
    }

    @Override
    public double loss() {
        exact.parameters()
                .forEach((key, shown) -> ArrayView.of(coarse.parameters(), key)
                        .setAll(ArrayView.of(shown).toArray()));
        return coarse.loss();
    }

    @Override
    public Map<String, Object> backward() {
        return exact.backward();
    }

    @Override
    public Map<String, Supplier<Map<String, Object>>> slips() {
        return exact.slips();
    }
}
