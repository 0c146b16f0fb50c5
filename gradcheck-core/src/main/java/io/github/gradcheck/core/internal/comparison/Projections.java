/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Collects the judgements on directions over one key. */
final class Projections {
    private final KeyGradient candidate;
    private final Evidence.Collected evidence;
    private final List<Double> analytic = new ArrayList<>();
    private final List<Derivative> numerical = new ArrayList<>();
    private int nonDifferentiable;
    private int unvisited;

    /**
     * Starts with no judgement.
     *
     * @param evidence what was measured, for whichever of a key's projections decide in the end
     */
    Projections(KeyGradient candidate, Evidence.Collected evidence) {
        this.candidate = candidate;
        this.evidence = evidence;
    }

    /** A direction along which the loss has a kink at the point says nothing: several kinks may meet there. */
    void add(double projected, Judgement judgement) {
        if (judgement.kind() == Judgement.Kind.NON_DIFFERENTIABLE) {
            nonDifferentiable++;
        } else if (judgement.derivative().isKnown()) {
            boolean excused = judgement.kind() == Judgement.Kind.EXCUSED;
            analytic.add(projected);
            numerical.add(excused ? judgement.derivative().reachingTo(projected) : judgement.derivative());
        }
    }

    KeyComparison agreement() {
        return comparison(List.of(), FaultDensity.NONE, resolution());
    }

    /** Some directions agree and some differ, so that nothing is certain. */
    KeyComparison contradiction() {
        return comparison(List.of(), FaultDensity.NONE, Double.POSITIVE_INFINITY);
    }

    KeyComparison difference(List<EntryComparison> wrong, FaultDensity extent) {
        return comparison(wrong, extent, resolution());
    }

    /**
     * The budget was spent before the directions could say anything of the entries but those that were found to be
     * wrong.
     */
    KeyComparison unfinished(List<EntryComparison> wrong) {
        unvisited = candidate.size() - wrong.size();
        return wrong.isEmpty() ? contradiction() : difference(wrong, FaultDensity.DENSE);
    }

    /** The smallest relative error of the key that the sharpest of these directions would show. */
    double resolution() {
        if (numerical.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = numerical.stream()
                .mapToDouble(derivative -> derivative.value() * derivative.value())
                .sum();
        double reach = numerical.stream().mapToDouble(Derivative::reach).min().orElse(Double.POSITIVE_INFINITY);
        return reach / Math.sqrt(squares / numerical.size());
    }

    /**
     * Whether all directions are blunt, and one of them for another reason than noise, so that smaller steps may be
     * sharper.
     */
    boolean areBlurredByKinks(double blunt, double noise) {
        return resolution() > blunt && numerical.stream().anyMatch(derivative -> !derivative.isLimitedByNoise(noise));
    }

    private KeyComparison comparison(List<EntryComparison> wrong, FaultDensity extent, double resolution) {
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
                candidate.analyticZero(),
                still,
                evidence.evidence());
    }
}
