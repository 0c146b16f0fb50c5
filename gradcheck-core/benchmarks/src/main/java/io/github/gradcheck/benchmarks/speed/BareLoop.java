/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The loop that everybody writes first: two losses for each entry, at one fixed step, and nothing else. */
final class BareLoop {
    private static final double STEP = 1e-6;

    private BareLoop() {}

    /** Returns the largest difference between gradient and quotients, so that no loss is computed in vain. */
    static double run(Perceptron network) {
        double largest = 0;
        List<DMatrixRMaj> gradients = network.gradients();
        for (int block = 0; block < gradients.size(); block++) {
            double[] gradient = gradients.get(block).data;
            double[] array = network.arrays().get(block);
            for (int i = 0; i < array.length; i++) {
                double origin = array[i];
                array[i] = origin + STEP;
                double right = network.loss();
                array[i] = origin - STEP;
                double left = network.loss();
                array[i] = origin;
                largest = Math.max(largest, Math.abs((right - left) / (2 * STEP) - gradient[i]));
            }
        }
        return largest;
    }
}
