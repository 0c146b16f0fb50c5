/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** Positive points of which some lie near the edge at zero. */
final class NearZero {

    private NearZero() {}

    /** Returns eight numbers: three at 1e-12 to 1e-3, five at 0.2 to 1. */
    static double[] some(Draw draw) {
        double[] values = new double[8];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 1 ? draw.logUniform(1e-12, 1e-3) : draw.uniform(0.2, 1);
        }
        return values;
    }
}
