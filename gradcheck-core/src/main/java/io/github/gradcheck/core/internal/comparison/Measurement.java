/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Projection;
import io.github.gradcheck.core.internal.numerics.Derivative;

/**
 * One numerical derivative, of which the step no longer matters.
 *
 * @param projection what it is the derivative along
 * @param value the estimate
 * @param reach the difference from which on a gradient is seen to be wrong
 */
public record Measurement(Projection projection, double value, double reach) {

    /**
     * A measurement.
     *
     * @param projection what it is the derivative along
     * @param derivative the estimate
     */
    public Measurement(Projection projection, Derivative derivative) {
        this(projection, derivative.value(), derivative.reach());
    }

    /**
     * The derivative with respect to one entry.
     *
     * @param entry its number
     * @param value the estimate
     * @param reach the difference from which on a gradient is seen to be wrong
     * @return the measurement
     */
    public static Measurement ofEntry(int entry, double value, double reach) {
        return new Measurement(gradient -> gradient.applyAsDouble(entry), value, reach);
    }

    /**
     * Whether it tells anything.
     *
     * @return true if its reach is finite
     */
    public boolean isKnown() {
        return Double.isFinite(reach);
    }
}
