/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** A mistake inside the backward function of a network, made in every layer where it can be made. */
public enum Slip {
    /** No mistake. */
    NONE,
    /** The gradient of a weight lacks the L2 term. */
    L2_MISSING,
    /** The L2 term enters the gradient twice. */
    L2_DOUBLED,
    /** A bias gets the contribution of the last sample: {@code =} where {@code +=} belongs. */
    BIAS_NOT_SUMMED,
    /** A bias gradient, already a mean, is divided by the batch size once more. */
    BIAS_AVERAGED,
    /** The loop over the samples ends one too early. */
    LAST_SAMPLE_DROPPED,
    /** The mean over the samples is forgotten. */
    SUM_INSTEAD_OF_MEAN,
    /** Another activation's derivative. */
    WRONG_ACTIVATION_DERIVATIVE,
    /** Going back through a square weight matrix, it is not transposed. */
    NOT_TRANSPOSED_GOING_BACK;

    /** Returns how often the L2 term is taken. */
    double l2Terms() {
        if (this == L2_MISSING) {
            return 0;
        }
        return this == L2_DOUBLED ? 2 : 1;
    }

    /** Returns how many of the samples backward looks at. */
    int samplesSeen(int samples) {
        return this == LAST_SAMPLE_DROPPED ? samples - 1 : samples;
    }
}
