/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the judgements on directions over one key. */
final class Projections {
    private final KeyGradient candidate;
    private final Tolerance tolerance;
    private final Evidence.Collected evidence;
    private final double missed;
    private final List<Double> analytic = new ArrayList<>();
    private final List<Derivative> numerical = new ArrayList<>();
    private int nonDifferentiable;
    private int unvisited;
    private double widestKink;
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

    /** A direction along which the loss has a kink at the point says nothing: several kinks may meet there. */
    void add(double projected, double length, Judgement judgement) {
        if (judgement.kind() == Judgement.Kind.NON_DIFFERENTIABLE) {
            nonDifferentiable++;
            widestKink = Math.max(widestKink, 2 * judgement.derivative().reach());
        } else if (judgement.derivative().isKnown()) {
            Derivative derivative = judgement.derivative();
            analytic.add(projected);
            if (judgement.kind() == Judgement.Kind.EXCUSED) {
                excused = excused.withDirection((projected - derivative.value()) / length);
                numerical.add(derivative.reachingTo(projected));
            } else {
                numerical.add(derivative);
            }
        }
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
        double[] reaches = IntStream.range(0, numerical.size())
                .mapToDouble(i -> numerical.get(i).reachingTo(analytic.get(i)).reach())
                .toArray();
        return VisibleError.alongDirections(candidate, tolerance, reaches, widestKink, missed);
    }

    /**
     * The smallest relative error that the sharpest of these directions would show if it goes through the whole key.
     */
    double resolution() {
        if (numerical.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        Norm norm = new Norm();
        numerical.forEach(derivative -> norm.add(derivative.value()));
        double reach = numerical.stream().mapToDouble(Derivative::reach).min().orElse(Double.POSITIVE_INFINITY);
        return reach / (norm.value() / Math.sqrt(numerical.size()));
    }

    /**
     * Whether all directions are blunt, and one of them for another reason than noise, so that smaller steps may be
     * sharper.
     */
    boolean areBlurredByKinks(double blunt, double noise) {
        return resolution() > blunt && numerical.stream().anyMatch(derivative -> !derivative.isLimitedByNoise(noise));
    }

    private KeyComparison comparison(
            List<EntryComparison> wrong, FaultDensity extent, double resolution, double visibleError) {
        double[] a = analytic.stream().mapToDouble(Double::doubleValue).toArray();
        double[] n = numerical.stream().mapToDouble(Derivative::value).toArray();
        boolean still = unvisited == 0
                && nonDifferentiable == 0
                && !numerical.isEmpty()
                && numerical.stream().allMatch(derivative -> Math.abs(derivative.value()) <= derivative.reach());
        return new KeyComparison(
                candidate,
                RelativeDifference.of(a, n),
                WrongEntries.of(wrong),
                extent,
                nonDifferentiable,
                0,
                unvisited,
                resolution,
                visibleError,
                excused,
                candidate.analyticZero(),
                still,
                evidence.evidence());
    }
}
