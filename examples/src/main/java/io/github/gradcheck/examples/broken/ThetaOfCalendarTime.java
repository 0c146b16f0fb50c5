/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.models.BlackScholes;

/** Theta, which counts the time that passes, is returned as the derivative by the time that is left. */
public final class ThetaOfCalendarTime extends BlackScholes {

    /**
     * A call.
     *
     * @param strike the price at which it may be exercised
     */
    public ThetaOfCalendarTime(double strike) {
        super(strike);
    }

    @Override
    protected double byExpiry(double decay) {
        return -decay;
    }
}
