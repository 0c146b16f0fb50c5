package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.EntryGradients;

/** How far analytic and numerical entries are apart, in an order from worst to unknown. */
public final class Differences {
    private static final double NOT_MEASURED = -1;

    private Differences() {}

    /** Infinite where backward returned no number, -1 where the entry was not measured on its own. */
    public static double of(EntryGradients gradients, int entry) {
        if (!Double.isFinite(gradients.analytic(entry))) {
            return Double.POSITIVE_INFINITY;
        }
        double difference = Math.abs(gradients.analytic(entry) - gradients.numerical(entry));
        return Double.isNaN(difference) ? NOT_MEASURED : difference;
    }

    public static boolean isMeasured(EntryGradients gradients, int entry) {
        return !Double.isNaN(gradients.numerical(entry));
    }
}
