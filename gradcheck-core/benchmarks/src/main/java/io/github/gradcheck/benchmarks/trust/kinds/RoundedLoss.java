/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * A function whose loss is rounded on its way out; its gradient is not.
 *
 * @param exact the function
 * @param rounding what becomes of its loss
 */
record RoundedLoss(Specimen exact, DoubleUnaryOperator rounding) implements Specimen {

    @Override
    public Map<String, Object> parameters() {
        return exact.parameters();
    }

    @Override
    public double loss() {
        return rounding.applyAsDouble(exact.loss());
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
