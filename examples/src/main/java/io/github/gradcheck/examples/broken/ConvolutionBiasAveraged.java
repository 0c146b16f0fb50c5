/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.Convolution;

/** The bias of a convolution is averaged over the windows that it is added to, instead of summed. */
public final class ConvolutionBiasAveraged extends Convolution {

    /**
     * A convolution.
     *
     * @param stride how far apart the windows lie
     * @param padding how many zeros surround the image
     */
    public ConvolutionBiasAveraged(int stride, int padding) {
        super(stride, padding);
    }

    @Override
    protected double biasGradient(double[][] dY) {
        return super.biasGradient(dY) / (dY.length * dY[0].length);
    }
}
