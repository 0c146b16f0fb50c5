/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What random directions over one key, or over several together, have shown so far. */
final class DirectionTally {
    private final List<Double> analytic = new ArrayList<>();
    private final List<Derivative> numerical = new ArrayList<>();
    private final BitSet differing = new BitSet();
    private final List<Double> open = new ArrayList<>();
    private int nonDifferentiable;
    private int undecided;
    private Excused excused = Excused.NONE;

    /**
     * A direction along which the loss has a kink at the point says nothing: several kinks may meet there.
     *
     * @param length of the direction
     */
    void add(double projected, double length, Judgement judgement) {
        if (judgement.open() > 0) {
            open.add(judgement.open());
        }
        if (judgement.kind() == Judgement.Kind.NON_DIFFERENTIABLE) {
            nonDifferentiable++;
        } else if (judgement.derivative().isKnown()) {
            Derivative derivative = judgement.derivative();
            analytic.add(projected);
            if (judgement.kind() == Judgement.Kind.EXCUSED) {
                excused = excused.withDirection((projected - derivative.value()) / length);
                differing.set(numerical.size());
                numerical.add(derivative.reachingTo(projected));
            } else {
                numerical.add(derivative);
            }
        } else {
            undecided++;
        }
    }

    /** How many directions have a kink at the point. */
    int nonDifferentiable() {
        return nonDifferentiable;
    }

    /** Whether more directions are in vain: at a kink, or after two along which the loss gave no answer. */
    boolean isWithoutAnswer() {
        return nonDifferentiable > 0 || undecided > 1;
    }

    /**
     * What these directions say of a key that agrees.
     *
     * @param visible the error of it that they would have shown if its effect is that of the gradient
     * @param weight the share of the distance by which the key moves along them
     */
    KeyComparison comparison(KeyGradient key, Tolerance tolerance, double visible, double weight) {
        double[] reaches = Arrays.stream(reaches()).map(reach -> reach / weight).toArray();
        double anyShape = VisibleError.alongDirections(key, tolerance, reaches, 0, VisibleError.ONE_IN_A_MILLION);
        return new KeyComparison(
                key,
                KeyComparison.Fault.none(relativeDifference()),
                KeyComparison.Unanswered.NOTHING,
                new KeyComparison.Sight(visible, anyShape, 0),
                excused,
                key.analyticZero(),
                isStill(),
                new Evidence.Collected().evidence());
    }

    /** What each of these directions leaves open: at least what it differs by. */
    double[] reaches() {
        return IntStream.range(0, numerical.size())
                .mapToDouble(i -> numerical.get(i).reachingTo(analytic.get(i)).reach())
                .toArray();
    }

    /** What the directions leave open that have a kink at the point, or no answer. */
    double[] open() {
        return open.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The differences that the tolerance excuses. */
    Excused excused() {
        return excused;
    }

    /**
     * The classical measure over these directions, without those that kinks have blurred, where others are sharp: the
     * difference that the blur makes is none of the gradient's.
     */
    RelativeDifference relativeDifference() {
        double blurred = Verdict.VISIBLE_ERROR * usual();
        int[] sharp = IntStream.range(0, numerical.size())
                .filter(i -> differing.get(i) || numerical.get(i).reach() <= blurred)
                .toArray();
        int[] counted =
                sharp.length > 0 ? sharp : IntStream.range(0, numerical.size()).toArray();
        return RelativeDifference.of(
                Arrays.stream(counted).mapToDouble(analytic::get).toArray(),
                Arrays.stream(counted)
                        .mapToDouble(i -> numerical.get(i).value())
                        .toArray());
    }

    /** Whether no derivative could be told from zero. */
    boolean isStill() {
        return nonDifferentiable == 0
                && !numerical.isEmpty()
                && numerical.stream().allMatch(derivative -> Math.abs(derivative.value()) <= derivative.reach());
    }

    /**
     * The smallest relative error that they would have shown.
     *
     * @param effect the deviation of the derivative along them that a key makes
     */
    double visibleError(double effect) {
        return VisibleError.of(numerical.stream().map(Derivative::reach).toList(), effect);
    }

    /**
     * The smallest relative error that so many would have shown, if the others are like these.
     *
     * @param effect the deviation of the derivative along them that a key makes
     */
    double visibleErrorAlong(int directions, double effect) {
        return VisibleError.ofMore(numerical.stream().map(Derivative::reach).toList(), directions, effect);
    }

    /**
     * The smallest factor {@code 1 + part} of the whole gradient that one of the directions would have shown: it makes
     * that part of every derivative; infinite where there is none.
     */
    double visibleFactor() {
        return numerical.stream()
                .mapToDouble(derivative -> VisibleError.ofFactor(derivative.reach(), derivative.value()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The root mean square of the derivatives; 0 where there is none. */
    private double usual() {
        int count = numerical.size();
        return count == 0 ? 0 : Norm.of(0, count, i -> numerical.get(i).value()) / Math.sqrt(count);
    }

    /**
     * Whether all directions are blunt, and one of them for another reason than noise, so that smaller steps may be
     * sharper.
     *
     * @param blunt the visible factor that counts as blunt
     * @param noise the standard deviation of one evaluation
     */
    boolean areBlurredByKinks(double blunt, double noise) {
        return visibleFactor() > blunt
                && numerical.stream().anyMatch(derivative -> !derivative.isLimitedByNoise(noise));
    }
}
