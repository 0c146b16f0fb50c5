/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.FaultDensity;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says where a tolerance that somebody asked for is smaller than what differences can show. */
final class ToleranceRemark {
    /** The tolerance itself is a part of what is hidden, with a margin of a quarter; so much counts as reached. */
    private static final double REACHED = 2;

    private ToleranceRemark() {}

    /**
     * The remark.
     *
     * @param tolerance what was asked for; nothing if it was not
     * @param comparisons of all keys
     */
    static Optional<String> of(Optional<Double> tolerance, List<KeyComparison> comparisons) {
        double seen = comparisons.stream()
                .filter(found -> found.extent() == FaultDensity.NONE && !found.isFarOffAndExcused())
                .mapToDouble(KeyComparison::visibleError)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return tolerance
                .filter(asked -> seen > REACHED * asked)
                .map(asked -> String.format(
                        Locale.ROOT,
                        "the tolerance of %.1e is below what differences can see here: errors above %.1e of a key"
                                + " would have been seen",
                        asked,
                        seen));
    }
}
