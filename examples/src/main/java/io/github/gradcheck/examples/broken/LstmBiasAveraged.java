/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.Lstm;

/** The gradient of the biases is the mean over time, not the sum. */
public final class LstmBiasAveraged extends Lstm {

    /** A layer without state. */
    public LstmBiasAveraged() {}

    @Override
    protected double biasShare(int times) {
        return 1.0 / times;
    }
}
