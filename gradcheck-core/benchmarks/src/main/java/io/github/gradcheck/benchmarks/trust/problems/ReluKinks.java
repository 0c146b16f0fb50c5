/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Moves the first biases of a ReLU network so that chosen pre-activations lie at or near zero. */
final class ReluKinks {

    private ReluKinks() {}

    /**
     * Returns a network in which four units of the first layer have a pre-activation of exactly zero for one sample
     * each. Backward's derivative there is 0, 1/2 or 1: for a step of one entry a value between the one-sided slopes.
     * Along a direction that passes several kinks at once the value may lie outside them, which no backward function
     * can help.
     */
    static DenseNetwork atKink(Draw draw) {
        double slope = draw.oneOf(List.of(0.0, 0.5, 1.0));
        return place(draw, slope, () -> 0);
    }

    /** Returns a network in which four pre-activations are 1e-9 to 1e-5 from zero, on either side. */
    static DenseNetwork nearKink(Draw draw) {
        return place(draw, 0, () -> draw.sign() * draw.logUniform(1e-9, 1e-5));
    }

    private static DenseNetwork place(Draw draw, double slopeAtKink, DoubleSupplier distance) {
        NetworkSettings settings = NetworkSettings.standard(Activation.RELU).withSlopeAtKink(slopeAtKink);
        DenseNetwork network = DenseNetwork.random(settings, draw);
        ArrayView biases = ArrayView.of(network.parameters(), "b1");
        for (int unit = 0; unit < 4; unit++) {
            int sample = draw.below(settings.samples());
            // Without a bias the pre-activation is the bare product, and product - product is zero to the last bit.
            biases.set(unit, 0);
            biases.set(unit, distance.getAsDouble() - network.firstPreActivation(sample, unit));
        }
        return network;
    }
}
