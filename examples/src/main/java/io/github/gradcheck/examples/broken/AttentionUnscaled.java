/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.Attention;

/** The scores are divided by sqrt(d), their gradient is not. */
public final class AttentionUnscaled extends Attention {

    /**
     * An attention layer.
     *
     * @param heads of which the columns of the weights are a multiple
     */
    public AttentionUnscaled(int heads) {
        super(heads);
    }

    @Override
    protected double scoreScale(int columns) {
        return 1;
    }
}
