/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.SegmentRuling;
import java.util.ArrayList;
import java.util.List;

/** What joint segments that agree have shown of one of their keys. */
final class SegmentTally {
    private final KeyGradient key;
    private final Tolerance tolerance;
    private final Projections towards;

    /** What each segment leaves open, of both kinds. */
    private final List<Double> reaches = new ArrayList<>();

    SegmentTally(KeyGradient key, Tolerance tolerance) {
        this.key = key;
        this.tolerance = tolerance;
        this.towards = new Projections(key, tolerance, new Evidence.Collected(), SegmentComparison.MISSED);
    }

    /**
     * Adds a segment that agrees. How sharply a key is seen as a whole, those tell that lead towards its gradient.
     *
     * @param number of the key in the segment
     */
    void add(JointSegment segment, int number, SegmentRuling agreeing) {
        Derivative alone = segment.alone(number, agreeing);
        double claimed = segment.claimed(number);
        reaches.add(alone.reachingTo(claimed).reach());
        if (segment.leadsTowards()) {
            towards.add(claimed, segment.length(number), new Judgement(alone, Judgement.Kind.AGREES));
        }
    }

    KeyComparison comparison() {
        KeyComparison found = towards.agreement();
        double[] open = reaches.stream().mapToDouble(Double::doubleValue).toArray();
        return found.seeing(
                found.resolution(), VisibleError.alongDirections(key, tolerance, open, 0, SegmentComparison.MISSED));
    }
}
