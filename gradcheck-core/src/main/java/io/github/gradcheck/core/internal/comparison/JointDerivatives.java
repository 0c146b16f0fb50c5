/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.directions.JointWeights;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures several keys together along one random direction after another, in which each key moves by its
 * {@linkplain JointWeights weight}.
 */
final class JointDerivatives {
    private final BasePoint point;
    private final List<DirectionalDerivatives> keys;
    private final Differentiator differentiator;
    private final double[] weights;
    private final StepSchedule steps;
    private final List<Multiplied> factors;

    JointDerivatives(BasePoint point, List<DirectionalDerivatives> keys) {
        this(point, keys, Collections.nCopies(keys.size(), Multiplied.NOT));
    }

    private JointDerivatives(BasePoint point, List<DirectionalDerivatives> keys, List<Multiplied> factors) {
        this.point = point;
        this.keys = keys;
        this.factors = factors;
        this.differentiator = point.differentiator();
        this.weights = JointWeights.of(
                keys.stream().mapToDouble(key -> key.candidate().sharedEffect()).toArray());
        double entries =
                keys.stream().mapToDouble(key -> key.candidate().size()).sum();
        this.steps = DirectionalDerivatives.steps(
                entries, point.noise().level() / (scale() * size(0, keys.size(), DirectionalDerivatives::effect)));
    }

    /**
     * The same keys along the same direction, whose gradients are multiplied with factors.
     *
     * @param by one for each key
     */
    JointDerivatives corrected(List<Multiplied> by) {
        return new JointDerivatives(point, keys, by);
    }

    int count() {
        return keys.size();
    }

    DirectionalDerivatives key(int number) {
        return keys.get(number);
    }

    /** What one direction may cost, by the noise of the loss. */
    StepSchedule steps() {
        return steps;
    }

    /** The distance that moves the keys as much, all together, as one key by its own size. */
    double scale() {
        return scale(0, keys.size());
    }

    /** No key moves by more than its own size. */
    private double scale(int first, int end) {
        return 1 / size(first, end, key -> 1);
    }

    /** The deviation of the derivative along these directions that one key makes. */
    double effect(int key) {
        return weights[key] * keys.get(key).effect();
    }

    /** The share of the distance by which one key moves. */
    double weight(int key) {
        return weights[key];
    }

    /** How long the direction is. */
    double length() {
        return size(0, keys.size(), DirectionalDerivatives::length);
    }

    /** Goes on to the next direction. */
    void next() {
        keys.forEach(DirectionalDerivatives::next);
    }

    /** Which direction it is, for each key. */
    int[] numbers() {
        return keys.stream().mapToInt(DirectionalDerivatives::number).toArray();
    }

    /** Returns to a direction. */
    void goTo(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            keys.get(i).goTo(numbers[i]);
        }
    }

    /** What the gradient implies along the direction. */
    double projected() {
        return projected(0, keys.size());
    }

    private double projected(int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += weights[i] * factors.get(i).factor() * keys.get(i).projected();
        }
        return sum;
    }

    /** Compares the gradient along the direction; a difference is a suspicion. */
    Judgement judge(StepSchedule schedule) {
        return judge(schedule, DirectionalDerivatives.CLEARLY);
    }

    /** Compares the gradient along the direction; a difference is proven by the accept rule. */
    Judgement prove() {
        return judge(steps, Double.POSITIVE_INFINITY);
    }

    private Judgement judge(StepSchedule schedule, double clearly) {
        int all = keys.size();
        double projected = projected();
        Question question = Question.of(projected, scale())
                .withTolerance(0, size(0, all, DirectionalDerivatives::allowance))
                .withNoise(point.spread());
        Judgement judgement = differentiator.judgeAlong(line(0, all), question, clearly, schedule);
        double spread = size(0, all, DirectionalDerivatives::spreadReach);
        return GradientSpread.NONE.widened(judgement, projected, spread);
    }

    /**
     * One projection: how far the gradient is off along the direction restricted to some keys, given by numbers.
     *
     * @param sought the mismatch that is followed
     */
    Range measure(int first, int end, double sought) {
        double projected = projected(first, end);
        StepSchedule enough = DirectionalDerivatives.enoughFor(steps, sought, projected);
        Derivative numerical = differentiator.estimate(line(first, end), scale(first, end), projected, enough);
        return range(first, end, projected, numerical);
    }

    /** Starts to follow a mismatch along the direction. */
    Following following(double mismatch) {
        return new Following(differentiator, mismatch, true);
    }

    /** The same where a mismatch is followed, at fewer evaluations. */
    Range follow(int first, int end, Following following) {
        double projected = projected(first, end);
        return range(first, end, projected, following.estimate(line(first, end), scale(first, end), projected, steps));
    }

    /** What an estimate along the direction restricted to some keys says. */
    Range range(int first, int end, double projected, Derivative numerical) {
        double excused = size(first, end, DirectionalDerivatives::allowance)
                + size(first, end, DirectionalDerivatives::spreadReach)
                + Norm.of(
                        first,
                        end,
                        i -> weights[i] * factors.get(i).reach() * keys.get(i).projected());
        return new Range(first, end, projected - numerical.value(), numerical.reach() + excused);
    }

    /** What the factors change along the direction. */
    double corrections() {
        return Norm.of(
                0,
                keys.size(),
                i -> weights[i] * (1 - factors.get(i).factor()) * keys.get(i).projected());
    }

    /** A mismatch on one key, along that key's own direction. */
    Range alone(Range key) {
        DirectionalDerivatives derivatives = keys.get(key.from());
        double weight = weights[key.from()];
        return new Range(0, derivatives.candidate().size(), key.mismatch() / weight, key.reach() / weight);
    }

    private Line line(int first, int end) {
        List<DirectionalDerivatives> moved = keys.subList(first, end);
        return point.line(new JointDirection(
                moved.stream().map(DirectionalDerivatives::direction).toList(),
                Arrays.copyOfRange(weights, first, end)));
    }

    /** The deviation of a sum over keys of which each has a share of random sign. */
    private double size(int first, int end, ToDoubleFunction<DirectionalDerivatives> share) {
        return Norm.of(first, end, i -> weights[i] * share.applyAsDouble(keys.get(i)));
    }
}
