/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.EntryReport;

/** How far analytic and numerical entries are apart, in an order from worst to unknown. */
public final class Differences {
    /** Below every difference, so that what nobody looked at comes last. */
    private static final double NOT_MEASURED = -1;

    private Differences() {}

    /** Infinite where backward returned no finite number, -1 where the entry was not measured on its own. */
    public static double of(EntryGradients gradients, int entry) {
        double analytic = gradients.analytic(entry);
        return isMeasured(gradients, entry) || !Double.isFinite(analytic)
                ? EntryReport.difference(analytic, gradients.numerical(entry))
                : NOT_MEASURED;
    }

    public static boolean isMeasured(EntryGradients gradients, int entry) {
        return !Double.isNaN(gradients.numerical(entry));
    }
}
