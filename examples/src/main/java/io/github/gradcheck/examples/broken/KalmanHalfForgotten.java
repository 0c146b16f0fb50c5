/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.models.KalmanFilter;

/** The 1/2 of the likelihood is missing in its gradient. */
public final class KalmanHalfForgotten extends KalmanFilter {

    /** A layer without state. */
    public KalmanHalfForgotten() {}

    @Override
    protected double lossDerivative(double S, double dS, double v, double dv) {
        return dS / S + 2 * v * dv / S - v * v / S * dS / S;
    }
}
