/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.LayerNorm;

/** Scale and shift are averaged over the samples, though the upstream gradient has the factor already. */
public final class LayerNormAveraged extends LayerNorm {

    /** A layer without state. */
    public LayerNormAveraged() {}

    @Override
    protected double sampleShare(int samples) {
        return 1.0 / samples;
    }
}
