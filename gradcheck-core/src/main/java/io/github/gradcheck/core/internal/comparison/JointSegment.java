/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.directions.JointWeights;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.SegmentRuling;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * A segment along which several keys move at once, as far as makes them equally visible; none farther than by its own
 * size.
 *
 * <p>Each moves to a random side by a random part of that, between a half and all: errors of two keys that are alike
 * would cancel otherwise.
 */
final class JointSegment {
    private static final double LEAST_PART = 0.5;

    private final boolean towards;
    private final BasePoint point;
    private final BackwardCalls backward;
    private final List<Direction> parts;
    private final double[] weights;

    /** What each key is to be seen by: the change of the loss over its own size. */
    private final double[] effects;

    private final double[] atPoint;

    /** Sums of each key's part in the slope, over the places where backward was asked. */
    private final double[] slopes;

    private int places;

    private JointSegment(
            BasePoint point,
            BackwardCalls backward,
            List<KeyGradient> keys,
            List<Direction> parts,
            ToDoubleBiFunction<KeyGradient, Direction> effect,
            boolean towards,
            RandomStream random) {
        this.towards = towards;
        this.point = point;
        this.backward = backward;
        this.parts = parts;
        int count = parts.size();
        this.effects = IntStream.range(0, count)
                .mapToDouble(key -> effect.applyAsDouble(keys.get(key), parts.get(key)))
                .toArray();
        this.weights = weights(effects, random);
        this.atPoint = IntStream.range(0, count)
                .mapToDouble(key -> weights[key] * projected(keys.get(key), parts.get(key)))
                .toArray();
        this.slopes = new double[count];
    }

    /**
     * Draws a segment along which each key moves towards its own gradient as well as at random, so that no error hides
     * that is common to a whole key; their slopes there are equally visible.
     *
     * @param seed where it comes from
     * @param number which one
     * @param keys which move
     */
    static JointSegment towards(
            BasePoint point, BackwardCalls backward, long seed, int number, List<KeyGradient> keys) {
        return new JointSegment(
                point,
                backward,
                keys,
                keys.stream()
                        .map(key -> key.directions(seed, "joint segments")
                                .towards(number, key.analytic())
                                .measuredBy(key.analytic()))
                        .toList(),
                (key, part) -> Math.abs(projected(key, part)),
                true,
                RandomStream.of(seed, "weights of joint segment " + number));
    }

    /**
     * Draws a segment at random, along which no single entry drowns in the slope of all; their effects are equally
     * visible.
     *
     * @param seed where it comes from
     * @param number which one
     * @param keys which move
     */
    static JointSegment atRandom(
            BasePoint point, BackwardCalls backward, long seed, int number, List<KeyGradient> keys) {
        return new JointSegment(
                point,
                backward,
                keys,
                keys.stream()
                        .map(key -> key.directions(seed, "joint random segments")
                                .draw(number)
                                .measuredBy(key.analytic()))
                        .toList(),
                (key, part) -> key.effect(),
                false,
                RandomStream.of(seed, "weights of joint random segment " + number));
    }

    private static double projected(KeyGradient key, Direction part) {
        return part.dot(key.analytic());
    }

    private static double[] weights(double[] effects, RandomStream random) {
        double[] weights = JointWeights.of(effects);
        double most = Arrays.stream(weights).max().orElse(1);
        for (int key = 0; key < weights.length; key++) {
            double part = LEAST_PART + (1 - LEAST_PART) * random.nextUniform();
            weights[key] *= (random.nextInt(2) == 0 ? part : -part) / most;
        }
        return weights;
    }

    /** Compares the loss with the integral of its gradient; a difference is a suspicion. */
    SegmentRuling look() {
        double whole = Arrays.stream(atPoint).sum();
        return new SegmentLine(point, backward, new JointDirection(parts, weights), this::slope)
                .look(whole, SegmentComparison.SHARPNESS * visible() / Math.abs(whole));
    }

    /**
     * What is to be seen as sharply as the slope of one key alone: that of each key, where they move towards their
     * gradients; of all together, where they move at random, since a random error of one entry is small beside any.
     */
    private double visible() {
        IntToDoubleFunction effect = key -> Math.abs(weights[key]) * effects[key];
        return towards
                ? IntStream.range(0, weights.length).mapToDouble(effect).min().orElse(0)
                : Norm.of(0, weights.length, effect);
    }

    private double slope(Gradient gradient) {
        double sum = 0;
        for (int key = 0; key < weights.length; key++) {
            double slope = weights[key] * parts.get(key).dot(gradient);
            slopes[key] += slope;
            sum += slope;
        }
        places++;
        return sum;
    }

    /**
     * What a segment that agrees says of one key, as if all that it leaves open were an error of this key alone.
     *
     * @param key its number
     * @param agreeing what the segment says
     * @return the slope of this key alone
     */
    Derivative alone(int key, SegmentRuling agreeing) {
        double error = (agreeing.average().value() - agreeing.claimed()) / weights[key];
        double bar = agreeing.average().errorBar() / Math.abs(weights[key]);
        return new Derivative(claimed(key) + error, bar, agreeing.average().step());
    }

    /** A key's own slope by backward: at the point or on average, whichever is less. */
    double claimed(int key) {
        double average = slopes[key] / places;
        return (Math.abs(average) < Math.abs(atPoint[key]) ? average : atPoint[key]) / weights[key];
    }

    /** Whether the keys move towards their gradients. */
    boolean leadsTowards() {
        return towards;
    }

    /** How long a key's part is. */
    double length(int key) {
        return parts.get(key).length();
    }
}
