/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.planarclassifier.Layers;
import io.github.gradcheck.examples.planarclassifier.PlanarClassifier;

/** Labels kept as unsigned 8-bit numbers, as images are: for y = 1, -y is 255, and the cost turns negative. */
public final class UnsignedLabels extends PlanarClassifier {

    /**
     * A classifier with the given parameters.
     *
     * @param parameters used as they are, not copied
     */
    public UnsignedLabels(Layers parameters) {
        super(parameters);
    }

    @Override
    protected double crossEntropy(double y, double z) {
        int minusY = Byte.toUnsignedInt((byte) -y);
        return minusY * logSigmoid(z) - (1 - y) * logSigmoid(-z);
    }
}
