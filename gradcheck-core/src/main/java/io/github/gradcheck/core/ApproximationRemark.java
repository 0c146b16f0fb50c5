/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.KeyComparison;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Says of a key that is wrong by little in most of its entries that the loss may be what approximates: a series,
 * a table, or an iteration that ends at a tolerance makes such differences, a slip in a formula hardly ever does.
 */
final class ApproximationRemark {
    /** No slip that is known makes less than this of every entry. */
    private static final double LITTLE = 1e-4;

    /** Fewer entries show no pattern. */
    private static final int FEWEST = 3;

    /** Of a key that is compared along directions, so many entries are looked at. */
    private static final int SAMPLE = 16;

    /** Relative differences that vary by less than this part of the largest are one factor, which is a slip. */
    private static final double ONE_FACTOR = 0.1;

    private ApproximationRemark() {}

    /**
     * The remark.
     *
     * @param found a comparison
     * @return nothing unless the key is wrong, and in this way
     */
    static Optional<String> of(KeyComparison found) {
        int count = found.wrong().count();
        if (count < FEWEST || found.nonDifferentiable() > 0 || found.undecided() > 0) {
            return Optional.empty();
        }
        IntToDoubleFunction relative = entry -> {
            double analytic = found.candidate().analytic(entry);
            double numerical = found.evidence().numerical(entry);
            return (analytic - numerical) / Math.max(Math.abs(analytic), Math.abs(numerical));
        };
        DoubleSummaryStatistics differences =
                found.wrong().stream().mapToDouble(relative).summaryStatistics();
        double largest = Math.max(Math.abs(differences.getMin()), Math.abs(differences.getMax()));
        boolean most = 2 * count >= Math.min(found.candidate().size(), SAMPLE);
        boolean factor = !(differences.getMax() - differences.getMin() > ONE_FACTOR * largest);
        return most && !factor && largest <= LITTLE ? Optional.of(sentence(found, largest)) : Optional.empty();
    }

    private static String sentence(KeyComparison found, double largest) {
        return String.format(
                Locale.ROOT,
                "`%s` agrees with the loss to %d digits and no further: if the loss approximates (a series, a table, an"
                        + " iteration to a tolerance) and that is meant, set tolerance = %.0e",
                found.key(),
                (int) Math.floor(-Math.log10(largest)),
                2 * largest);
    }
}
