/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The segments along one line so far, weighed against each other. */
final class SegmentEvidence {
    /**
     * Two lengths half a decade apart show the same error of a gradient within this factor; that of a gradient which
     * stays as it was at the point grows with the length, 3.2 times.
     */
    private static final double SAME = 4;

    private final AcceptConstants constants;

    /** The shortest first. */
    private final List<SegmentReading> telling;

    /**
     * Gathers what segments say.
     *
     * @param readings of all lengths, the shortest first
     */
    SegmentEvidence(List<SegmentReading> readings, AcceptConstants constants) {
        this.constants = constants;
        this.telling = readings.stream().filter(SegmentReading::tells).toList();
    }

    /** The segments that leave the gradient out, the shortest first. */
    List<SegmentReading> excluding() {
        return telling.stream().filter(SegmentReading::excludes).toList();
    }

    private List<SegmentReading> supporting() {
        List<SegmentReading> excluding = excluding();
        double visible = excluding.isEmpty()
                ? Double.POSITIVE_INFINITY
                : constants.blind() * Math.abs(excluding.get(0).difference());
        return telling.stream().filter(segment -> segment.supports(visible)).toList();
    }

    /** Those that decide where the gradient agrees: shorter ones than all that leave it out. */
    private List<SegmentReading> agreeing() {
        int shortest = excluding().stream()
                .mapToInt(SegmentReading::number)
                .findFirst()
                .orElse(Integer.MIN_VALUE);
        return supporting().stream()
                .filter(segment -> segment.number() > shortest)
                .toList();
    }

    Finding finding() {
        if (!agreeing().isEmpty()) {
            return Finding.AGREES;
        }
        List<SegmentReading> excluding = excluding();
        boolean persists = excluding.size() > 1
                && supporting().isEmpty()
                && areSame(excluding.get(0).difference(), excluding.get(1).difference());
        return persists ? Finding.DIFFERS : Finding.UNDECIDED;
    }

    private static boolean areSame(double one, double other) {
        return one / other < SAME && other / one < SAME && one / other > 0;
    }

    /** The sharpest of those that decide. */
    Optional<SegmentReading> best() {
        List<SegmentReading> deciding = switch (finding()) {
            case AGREES -> agreeing();
            case DIFFERS -> excluding().subList(0, 2);
            default -> List.of();
        };
        return deciding.stream().min(Comparator.comparingDouble(SegmentReading::reach));
    }
}
