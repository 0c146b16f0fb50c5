/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** Networks after gradient descent. */
final class TrainedNetwork {

    private static final double STEP_SIZE = 0.5;
    private static final int MAX_STEPS = 5000;
    private static final double ENTRY_TARGET = 1e-8;

    private TrainedNetwork() {}

    /**
     * Returns a 4-3-2 network after gradient descent down to gradient entries of about 1e-8, some 1500 steps. About
     * half of the ReLU networks settle at a kink instead, where that is never reached; then another one is drawn.
     */
    static DenseNetwork converged(Activation activation, Draw draw) {
        NetworkSettings settings =
                NetworkSettings.standard(activation).withSizes(6, 4, 3, 2).withLoss(loss -> loss.withL2(0.05));
        while (true) {
            DenseNetwork network = DenseNetwork.random(settings, draw);
            for (int i = 0; i < MAX_STEPS; i++) {
                if (step(network) < ENTRY_TARGET) {
                    return network;
                }
            }
        }
    }

    /**
     * Returns a 4-6-3 ReLU network after 3000 steps, wherever it is then. Such networks seldom converge: they move back
     * and forth over a few kinks, some of them very close.
     */
    static DenseNetwork settledAmongKinks(Draw draw) {
        NetworkSettings settings =
                NetworkSettings.standard(Activation.RELU).withSizes(12, 4, 6, 3).withLoss(loss -> loss.withL2(0.02));
        DenseNetwork network = DenseNetwork.random(settings, draw);
        for (int i = 0; i < 3000; i++) {
            step(network);
        }
        return network;
    }

    /** Takes one step down and returns the root mean square of the gradient's entries before it. */
    private static double step(DenseNetwork network) {
        Map<String, Object> gradient = network.backward();
        double squares = 0;
        int entries = 0;
        for (Map.Entry<String, Object> parameter : network.parameters().entrySet()) {
            ArrayView values = ArrayView.of(parameter.getValue());
            ArrayView slopes = ArrayView.of(gradient, parameter.getKey());
            for (int i = 0; i < values.size(); i++) {
                values.set(i, values.get(i) - STEP_SIZE * slopes.get(i));
                squares += slopes.get(i) * slopes.get(i);
            }
            entries += values.size();
        }
        return Math.sqrt(squares / entries);
    }
}
