/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Finding;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.SegmentRule;
import io.github.gradcheck.core.internal.numerics.SegmentRuling;
import java.util.List;
import java.util.Optional;

/**
 * Compares the integral of a gradient along segments with the change of the loss, {@code f(x + t v) - f(x) = integral
 * over s from 0 to t of v . g(x + s v)}, by {@link SegmentRule}.
 *
 * <p>It needs no small step, and so it works where noise hides every difference quotient, as with a loss computed in
 * float, and where there are kinks at the point itself. Its price is that backward runs at 17 moved points and more.
 *
 * <p>What it can promise: the segments lead along the gradient as well as at random, so that an error that all entries
 * share, such as a factor, is seen from a few parts in ten thousand on. One entry's error is a small part of the change
 * along a segment, and seen only as far as {@link VisibleError} says of directions; and an error that changes its sign
 * along the segment, as rounding does, averages out.
 */
public final class SegmentComparison implements Stage<KeyComparison> {
    /** Sharp enough to see an error of one part in a thousand from far. */
    static final double SHARPNESS = 4e-4;

    /**
     * A difference along one segment is a suspicion, along two a proof; agreement along one of two leaves the key open.
     */
    static final int ENOUGH = 2;

    /**
     * Of 50 000 planted faults a few hundred meet two segments just above the error that they would see.
     */
    static final double MISSED = 1e-4;

    private final BasePoint point;
    private final Tolerance tolerance;
    private final KeyGradient candidate;
    private final BackwardCalls backward;
    private final Directions directions;
    private final Projections projections;
    private Optional<KeyComparison> found = Optional.empty();

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param seed where the directions come from
     * @param candidate the key and its gradient at the point
     * @param backward evaluates the gradient at moved points
     */
    public SegmentComparison(
            BasePoint point, Tolerance tolerance, long seed, KeyGradient candidate, BackwardCalls backward) {
        this.point = point;
        this.tolerance = tolerance;
        this.candidate = candidate;
        this.backward = backward;
        this.directions = candidate.directions(seed, "segments");
        this.projections = new Projections(candidate, tolerance, new Evidence.Collected(), MISSED);
    }

    @Override
    public void run() {
        found = Optional.of(compare());
    }

    @Override
    public KeyComparison soFar() {
        return found.orElseGet(() -> projections.unfinished(List.of()));
    }

    private KeyComparison compare() {
        int agreeing = 0;
        int differing = 0;
        int open = 0;
        for (int number = 0; agreeing < ENOUGH && differing < ENOUGH && open < ENOUGH; number++) {
            Direction direction = towards(number);
            SegmentRuling segment = along(direction);
            Finding finding = segment.finding();
            boolean differs = finding == Finding.DIFFERS
                    && !tolerance.excusesKey(
                            segment.claimed(), segment.average().value(), direction.length());
            projections.add(
                    segment.claimed(), direction.length(), new Judgement(segment.average(), kind(finding, differs)));
            open += finding == Finding.UNDECIDED ? 1 : 0;
            differing += differs ? 1 : 0;
            agreeing += !differs && finding != Finding.UNDECIDED ? 1 : 0;
        }
        if (differing == ENOUGH) {
            return projections.difference(List.of(), FaultDensity.DENSE);
        }
        return differing == 0 && agreeing == ENOUGH ? projections.agreement() : projections.contradiction();
    }

    private static Judgement.Kind kind(Finding finding, boolean differs) {
        return switch (finding) {
            case DIFFERS -> differs ? Judgement.Kind.DIFFERS : Judgement.Kind.EXCUSED;
            case AGREES -> Judgement.Kind.AGREES;
            default -> Judgement.Kind.UNDECIDED;
        };
    }

    private Direction towards(int number) {
        return directions.towards(number, candidate.analytic()).measuredBy(candidate.analytic());
    }

    private SegmentRuling along(Direction direction) {
        double slope = direction.dot(candidate.analytic());
        return new SegmentLine(point, backward, direction, direction)
                .judge(slope, SHARPNESS)
                .inProportionTo(slope);
    }
}
