/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.BatchNorm;
import java.util.Arrays;

/** Mean and variance of the batch are taken for constants. */
public final class BatchNormConstantStatistics extends BatchNorm {

    /**
     * A layer.
     *
     * @param W inputs x outputs
     * @param b one for each output
     * @param gamma the scale of each output
     * @param beta the shift of each output
     */
    public BatchNormConstantStatistics(double[][] W, double[] b, double[] gamma, double[] beta) {
        super(W, b, gamma, beta);
    }

    @Override
    protected double[] throughStatistics(double[] z, double[] dy) {
        double s = deviation(z);
        return Arrays.stream(dy).map(entry -> entry / s).toArray();
    }
}
