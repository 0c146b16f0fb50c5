/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a dense network is built and computed.
 *
 * @param sizes units per layer, inputs first, classes last
 * @param samples samples in the batch
 * @param activation function of the hidden layers
 * @param slopeAtKink the derivative that backward takes where a pre-activation is exactly zero
 * @param spread standard deviation of a weight is this over the square root of its fan-in, of a bias a tenth of this
 * @param loss what becomes of the cross-entropies
 * @param arithmetic precision of every operation
 * @param storage array type of the parameters
 */
record NetworkSettings(
        List<Integer> sizes,
        int samples,
        Activation activation,
        double slopeAtKink,
        double spread,
        LossSettings loss,
        Arithmetic arithmetic,
        Storage storage) {

    /**
     * Returns the network in which faults are planted: 8-8-8-5, eight samples, 189 parameters. W1 and W2 are square and
     * of one shape, as are b1 and b2, so that every fault applies.
     */
    static NetworkSettings standard(Activation activation) {
        double spread = activation == Activation.RELU ? Math.sqrt(2) : 1;
        return new NetworkSettings(
                List.of(8, 8, 8, 5), 8, activation, 0, spread, LossSettings.MEAN, Arithmetic.DOUBLE, Storage.MATRIX);
    }

    NetworkSettings withSizes(int batch, Integer... units) {
        return new NetworkSettings(List.of(units), batch, activation, slopeAtKink, spread, loss, arithmetic, storage);
    }

    NetworkSettings withSlopeAtKink(double slope) {
        return new NetworkSettings(sizes, samples, activation, slope, spread, loss, arithmetic, storage);
    }

    NetworkSettings withSpread(double deviation) {
        return new NetworkSettings(sizes, samples, activation, slopeAtKink, deviation, loss, arithmetic, storage);
    }

    NetworkSettings withLoss(UnaryOperator<LossSettings> change) {
        return new NetworkSettings(
                sizes, samples, activation, slopeAtKink, spread, change.apply(loss), arithmetic, storage);
    }

    NetworkSettings inFloat(Storage arrays) {
        return new NetworkSettings(sizes, samples, activation, slopeAtKink, spread, loss, Arithmetic.FLOAT, arrays);
    }

    /** Returns how many layers have weights. */
    int layers() {
        return sizes.size() - 1;
    }

    /** Returns the units that feed layer {@code layer}, counted from zero. */
    int fanIn(int layer) {
        return sizes.get(layer);
    }

    /** Returns the units of layer {@code layer}, counted from zero. */
    int units(int layer) {
        return sizes.get(layer + 1);
    }
}
