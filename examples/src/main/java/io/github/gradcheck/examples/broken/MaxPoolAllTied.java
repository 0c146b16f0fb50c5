/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.MaxPool;

/** Every entry that equals the maximum gets its whole gradient, also where several tie. */
public final class MaxPoolAllTied extends MaxPool {

    /**
     * A pooling layer.
     *
     * @param size rows and columns of a window
     */
    public MaxPoolAllTied(int size) {
        super(size);
    }

    @Override
    protected void share(double[][] X, int i, int j, double dY, double[][] dX) {
        double largest = largest(X, i, j);
        for (int k = i * size(); k < (i + 1) * size(); k++) {
            for (int l = j * size(); l < (j + 1) * size(); l++) {
                dX[k][l] += X[k][l] == largest ? dY : 0;
            }
        }
    }
}
