/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.layers.Embedding;

/** A row that is looked up twice keeps only the last of its gradients. */
public final class EmbeddingOverwritten extends Embedding {

    /** A layer without state. */
    public EmbeddingOverwritten() {}

    @Override
    protected void give(double[] dRow, double[] dY) {
        System.arraycopy(dY, 0, dRow, 0, dRow.length);
    }
}
