/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.List;
import java.util.function.Function;

/**
 * The multiple of the parameter that several keys lack together, each of their fits weighted by its certainty.
 *
 * @param value the multiple; 0 of no keys
 * @param uncertainty how far it may be off
 */
record FittedPenalty(double value, double uncertainty) {

    /**
     * Fits it.
     *
     * @param keys that share it
     * @param claimed what a gradient without it implies along what was measured of a key
     */
    static FittedPenalty of(List<Suspect> keys, Function<Suspect, double[]> claimed) {
        double weights = 0;
        double weighted = 0;
        for (Suspect key : keys) {
            double[] theta = key.project(key::origin);
            double weight = 1 / (key.uncertainty(theta) * key.uncertainty(theta));
            weights += weight;
            weighted += weight * key.fit(claimed.apply(key), theta);
        }
        return new FittedPenalty(weights == 0 ? 0 : weighted / weights, 1 / Math.sqrt(weights));
    }
}
