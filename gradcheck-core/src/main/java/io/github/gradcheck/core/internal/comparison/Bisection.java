/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * Follows a mismatch along a direction into the parts of what the direction moves.
 *
 * <p>A direction restricted to the two halves of a range splits its mismatch exactly, {@code m = m_left + m_right}, so
 * that one projection serves both.
 */
final class Bisection {
    /** An implied mismatch this near to its reach says little; it is measured instead. */
    private static final double CLEARLY = 3;

    private final Projecting projecting;

    /** Measures how far the gradient is off along a direction restricted to a part. */
    interface Projecting {
        /** The mismatch on a range, at one projection. */
        Range on(int from, int to);
    }

    Bisection(Projecting projecting) {
        this.projecting = projecting;
    }

    /** Those halves of a range that disagree, or at least the more suspicious one. */
    List<Range> split(Range range) {
        int middle = (range.from() + range.to()) >>> 1;
        Range left = projecting.on(range.from(), middle);
        Range right = new Range(middle, range.to(), range.mismatch() - left.mismatch(), range.reach() + left.reach());
        if (!(Math.abs(right.mismatch()) <= right.reach() / CLEARLY)
                && !(Math.abs(right.mismatch()) > CLEARLY * right.reach())) {
            right = projecting.on(middle, range.to());
        }
        List<Range> disagreeing =
                Stream.of(left, right).filter(Range::disagrees).toList();
        return disagreeing.isEmpty() ? List.of(left.orMoreSuspicious(right)) : disagreeing;
    }
}
