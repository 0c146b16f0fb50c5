/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.AcceptRule;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Quadrature;
import java.util.List;
import java.util.Optional;

/**
 * Compares the integral of a gradient along a segment with the difference of the loss at its ends,
 * {@code f(x + h v) - f(x) = integral over t from 0 to h of v . g(x + t v)}.
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
    /** Sharp enough to see an error of one part in a thousand from far; half of it for noise, half for the integral. */
    private static final double SHARPNESS = 4e-4;

    /**
     * Segments are as short as noise allows, so that few kinks lie on them, but never longer than the parameters
     * themselves.
     */
    private static final double SHORTEST = 1e-3;

    private static final double LONGEST = 1;

    /** What rounding in float arithmetic does to a gradient: 24 bits, and a few of them lost in sums. */
    private static final double GRADIENT_ROUNDING = 16 * 0x1.0p-24;

    /** A jump is narrowed down by half with every cut; four dozen pieces do for some jumps. */
    private static final int MOST_PIECES = 48;

    /**
     * A difference along one segment is a suspicion, along two a proof; agreement along one of two leaves the key open.
     */
    private static final int ENOUGH = 2;

    /**
     * So far about both ends of a segment, in proportion to its length, noise is measured: curvature is small there.
     */
    private static final double ABOUT = 0.1;

    /**
     * Of 50 000 planted faults a few hundred meet two segments just above the error that they would see.
     */
    private static final double MISSED = 1e-4;

    private static final AcceptRule RULE = new AcceptRule();

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
        while (agreeing < ENOUGH && differing < ENOUGH) {
            Direction direction = towards(agreeing + differing);
            Segment segment = along(direction);
            boolean agrees = segment.average().agreesWith(segment.integral());
            boolean differs = !agrees
                    && !tolerance.excusesKey(
                            segment.integral(), segment.average().value(), direction.length());
            projections.add(
                    segment.integral(), direction.length(), new Judgement(segment.average(), kind(agrees, differs)));
            agreeing += differs ? 0 : 1;
            differing += differs ? 1 : 0;
        }
        if (differing == ENOUGH) {
            return projections.difference(List.of(), FaultDensity.DENSE);
        }
        return differing == 0 ? projections.agreement() : projections.contradiction();
    }

    private static Judgement.Kind kind(boolean agrees, boolean differs) {
        return agrees ? Judgement.Kind.AGREES : differs ? Judgement.Kind.DIFFERS : Judgement.Kind.EXCUSED;
    }

    private Direction towards(int number) {
        return directions.towards(number, candidate.analytic()).measuredBy(candidate.analytic());
    }

    private Segment along(Direction direction) {
        Line line = point.line(direction);
        double slope = Math.abs(direction.dot(candidate.analytic()));
        double near = noise(line, 0, point.centre(), length(reach(point.noise().level()), slope));
        double length = length(reach(near), slope);
        double end = line.at(length);
        double noise = reach(Math.max(near, noise(line, length, end, length)));
        Quadrature integral =
                Quadrature.fromZeroTo(length, SHARPNESS / 2 / Derivative.BARS, MOST_PIECES, t -> slope(direction, t));
        double covered = line.displacement(length);
        double difference = (end - point.centre()) * (length / covered);
        double errorBar = noise + integral.error() + GRADIENT_ROUNDING * integral.magnitude();
        return Double.isNaN(difference + errorBar)
                ? Segment.UNKNOWN
                : new Segment(
                        integral.value() / length, new Derivative(difference / length, errorBar / length, length));
    }

    /**
     * The noise about one end of a segment, at the spacing that counts there: at a spacing of 1e-9 it may be far
     * smaller.
     */
    private double noise(Line line, double end, double value, double length) {
        return Math.max(point.noise().level(), RULE.noise(line, end, value, ABOUT * length));
    }

    /** Three standard deviations of a difference of two values. */
    private static double reach(double noise) {
        return 3 * Math.sqrt(2) * noise;
    }

    /** What backward says at a distance along the direction; NaN where it or the function has no value. */
    private double slope(Direction direction, double t) {
        return point.objective()
                .during(
                        direction,
                        t,
                        () -> backward.claimAfterFunction()
                                .map(claim -> claim.along(direction)[point.lane()])
                                .orElse(Double.NaN));
    }
    /** The length over which the loss changes so much that noise takes half of the wanted sharpness. */
    private static double length(double noise, double slope) {
        double length = 2 * Derivative.BARS * noise / (SHARPNESS * slope);
        return length < LONGEST ? Math.max(length, SHORTEST) : LONGEST;
    }

    /**
     * One segment.
     *
     * @param integral the average of the gradient along it
     * @param average the average slope of the loss
     */
    private record Segment(double integral, Derivative average) {
        static final Segment UNKNOWN =
                new Segment(Double.NaN, new Derivative(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN));
    }
}
