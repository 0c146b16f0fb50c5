/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * Inverted dropout: a unit is kept with the given probability, and what is kept is scaled so that the expected
 * activation stays the same.
 *
 * @param keepProbability from 0, exclusive, to 1
 * @param random decides which units are kept
 */
public record Dropout(double keepProbability, RandomGenerator random) {

    /**
     * Checks the probability.
     *
     * @param keepProbability from 0, exclusive, to 1
     * @param random decides which units are kept
     */
    public Dropout {
        if (!(keepProbability > 0 && keepProbability <= 1)) {
            throw new IllegalArgumentException("keepProbability must be in (0, 1], but is " + keepProbability);
        }
    }

    /**
     * No dropout: every unit is kept, whatever the random numbers are.
     *
     * @return a dropout with keep probability 1
     */
    public static Dropout none() {
        return new Dropout(1, new SplittableRandom(0));
    }

    /** A new mask with entries 0 or 1/keepProbability, to be multiplied with the activations entry by entry. */
    DMatrixRMaj mask(int rows, int columns) {
        DMatrixRMaj mask = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < mask.getNumElements(); i++) {
            mask.set(i, random.nextDouble() < keepProbability ? 1 / keepProbability : 0);
        }
        return mask;
    }
}
