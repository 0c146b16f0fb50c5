/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.List;
import java.util.stream.DoubleStream;

/** Collects the judgements on directions over one key. */
final class Projections {
    private final KeyGradient candidate;
    private final Tolerance tolerance;
    private final Evidence.Collected evidence;
    private final double missed;
    private final DirectionTally tally = new DirectionTally();
    private int unvisited;
    private Excused excused = Excused.NONE;

    /**
     * Starts with no judgement.
     *
     * @param tolerance which proven differences are excused
     * @param evidence what was measured, for whichever of a key's projections decide in the end
     * @param missed the probability with which the visible error may be missed
     */
    Projections(KeyGradient candidate, Tolerance tolerance, Evidence.Collected evidence, double missed) {
        this.candidate = candidate;
        this.tolerance = tolerance;
        this.evidence = evidence;
        this.missed = missed;
    }

    /** Adds what was found along one direction. */
    void add(double projected, double length, Judgement judgement) {
        tally.add(projected, length, judgement);
    }

    /** Counts entries that were found on the way to differ within the tolerance. */
    void excuse(Excused entries) {
        excused = excused.plus(entries);
    }

    KeyComparison agreement() {
        return comparison(List.of(), FaultDensity.NONE, resolution(), visibleError());
    }

    /** Some directions agree and some differ, so that nothing is certain. */
    KeyComparison contradiction() {
        return comparison(List.of(), FaultDensity.NONE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    KeyComparison difference(List<EntryComparison> wrong, FaultDensity extent) {
        return comparison(wrong, extent, resolution(), visibleError());
    }

    /**
     * The budget was spent before the directions could say anything of the entries but those that were found to be
     * wrong.
     */
    KeyComparison unfinished(List<EntryComparison> wrong) {
        unvisited = candidate.size() - wrong.size();
        return wrong.isEmpty() ? contradiction() : difference(wrong, FaultDensity.DENSE);
    }

    /** A direction that differs and was cleared by its entries leaves open what it differs by. */
    private double visibleError() {
        return VisibleError.alongDirections(candidate, tolerance, tally.reaches(), widestOpen(), missed);
    }

    private double widestOpen() {
        return DoubleStream.of(tally.open()).max().orElse(0);
    }

    /** Along a kink every slope between those on both sides is accepted, so that its reach is their distance. */
    private double leftOpen() {
        double[] open = tally.open();
        double[] all = DoubleStream.concat(DoubleStream.of(tally.reaches()), DoubleStream.of(open))
                .toArray();
        return open.length == 0 ? 0 : VisibleError.alongDirections(candidate, tolerance, all, widestOpen(), missed);
    }

    /** The smallest relative error that one of these directions would show if it goes through the whole key. */
    double resolution() {
        return tally.visibleFactor();
    }

    /**
     * Whether all directions are blunt, and one of them for another reason than noise, so that smaller steps may be
     * sharper.
     */
    boolean areBlurredByKinks(double blunt, double noise) {
        return tally.areBlurredByKinks(blunt, noise);
    }

    private KeyComparison comparison(
            List<EntryComparison> wrong, FaultDensity extent, double resolution, double visibleError) {
        return new KeyComparison(
                candidate,
                new KeyComparison.Fault(tally.relativeDifference(), WrongEntries.of(wrong), extent),
                new KeyComparison.Unanswered(tally.nonDifferentiable(), 0, unvisited),
                new KeyComparison.Sight(resolution, visibleError, leftOpen()),
                tally.excused().plus(excused),
                candidate.analyticZero(),
                unvisited == 0 && tally.isStill(),
                evidence.evidence());
    }
}
