/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Param;

class LargeModelsTests {

    // tag::directions[]
    @GradientCheck(draws = 1, coverage = Coverage.DIRECTIONS)
    void aHundredThousandEntries(@Param(100_000) double[] w, Gradients gradients) {
        gradients.of(() -> energy(w)).match(() -> energyGradient(w));
    }
    // end::directions[]

    // tag::parallel[]
    /** The loss reads what it is handed, so that each core has a copy of its own. */
    @GradientCheck(draws = 1, parallel = true)
    void onAllCores(@Param(300) double[] w, Gradients gradients) {
        gradients
                .ofPure(p -> energy(p.get("w", double[].class)))
                .match(p -> energyGradient(p.get("w", double[].class)));
    }
    // end::parallel[]

    private static double energy(double[] w) {
        double sum = 0;
        for (int i = 1; i < w.length; i++) {
            sum += Math.cos(w[i] - w[i - 1]);
        }
        return sum;
    }

    private static double[] energyGradient(double[] w) {
        double[] gradient = new double[w.length];
        for (int i = 1; i < w.length; i++) {
            double slope = Math.sin(w[i] - w[i - 1]);
            gradient[i] -= slope;
            gradient[i - 1] += slope;
        }
        return gradient;
    }
}
