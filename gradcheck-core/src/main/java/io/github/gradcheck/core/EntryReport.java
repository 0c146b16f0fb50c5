/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.util.List;

/**
 * One entry of a gradient, as backward gave it and as the loss has it.
 *
 * @param entry its name, such as {@code W1[3,0]}
 * @param analytic what backward returned
 * @param numerical what the differences of the loss gave; NaN where none was taken
 * @param errorBar the half-width around {@code numerical} within which the true derivative lies; NaN if it is not known
 * @param steps the central differences behind it, largest step first; empty for the classical method
 * @since 0.1.0
 */
public record EntryReport(String entry, double analytic, double numerical, double errorBar, List<StepReport> steps) {

    /**
     * How many times too big the analytic entry is.
     *
     * @return {@code analytic / numerical}
     */
    public double ratio() {
        return analytic / numerical;
    }

    /**
     * How far two derivatives are apart, so that an entry that is no number comes before all others.
     *
     * @param analytic what backward returned
     * @param numerical what the loss has
     * @return {@code |analytic - numerical|}; infinite if that is NaN
     */
    public static double difference(double analytic, double numerical) {
        double difference = Math.abs(analytic - numerical);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
