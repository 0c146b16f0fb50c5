/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;

/**
 * Measures one key along one random direction after another, from the first; every measurement over the whole key is
 * kept as evidence.
 */
final class DirectionalDerivatives {
    /**
     * A direction is as sharp as a single wrong entry of n needs: one part in 10^5 of it is 10^-5/sqrt(n) of the norm,
     * a hundredth of which is left for an entry that is small, or moves little along the direction.
     */
    private static final double SHARPNESS_OF_ONE = 1e-7;

    /** Four steps along a direction, at two evaluations each: with two directions, sixteen evaluations for a key. */
    static final int MOST_STEPS = 4;

    private final BasePoint point;
    private final KeyGradient candidate;
    private final Evidence.Collected evidence;
    private final Directions directions;
    private final Differentiator differentiator;
    private final Tolerance tolerance;
    private final double effect;
    private final StepSchedule steps;
    private int number;
    private Direction direction;
    private double projected;

    DirectionalDerivatives(
            BasePoint point, KeyGradient candidate, Evidence.Collected evidence, Tolerance tolerance, long seed) {
        this.point = point;
        this.candidate = candidate;
        this.evidence = evidence;
        this.directions = candidate.directions(seed, "directions");
        this.differentiator = point.differentiator();
        this.tolerance = tolerance;
        this.effect = Math.sqrt(candidate.size()) * candidate.usualEffect();
        this.steps = StepSchedule.upTo(SHARPNESS_OF_ONE / Math.sqrt(candidate.size()))
                .within(MOST_STEPS)
                .againstNoise(point.noise().level() / effect);
        this.direction = directions.draw(number).measuredBy(candidate.analytic());
        this.projected = direction.dot(candidate.analytic());
    }

    /** What one direction over the whole key may cost, by the noise of the loss. */
    StepSchedule steps() {
        return steps;
    }

    /** Goes on to the next direction. */
    void next() {
        number++;
        direction = directions.draw(number).measuredBy(candidate.analytic());
        projected = direction.dot(candidate.analytic());
    }

    Direction direction() {
        return direction;
    }

    /** What the gradient implies along the whole direction. */
    double projected() {
        return projected;
    }

    /** Compares the gradient along the whole direction. */
    Judgement judge(StepSchedule steps) {
        Question question = tolerance
                .questionAlong(projected, Direction.SCALE, effect, direction.length())
                .withNoise(point.spread());
        GradientSpread spread = candidate.spread();
        Judgement judgement = spread.widened(
                differentiator.judge(point.line(direction), question, Double.POSITIVE_INFINITY, steps),
                projected,
                spread.reach(direction));
        if (judgement.kind() != Judgement.Kind.NON_DIFFERENTIABLE) {
            keep(judgement.derivative());
        }
        return judgement;
    }

    /** Estimates the derivative on some entries only. */
    Derivative estimate(int from, int to, double expected) {
        Derivative estimate =
                differentiator.estimate(point.line(direction.restrictedTo(from, to)), Direction.SCALE, expected, steps);
        if (to - from == candidate.size()) {
            keep(estimate);
        }
        return estimate;
    }

    private void keep(Derivative derivative) {
        evidence.add(new Measurement(directions.projection(number), derivative));
    }
}
