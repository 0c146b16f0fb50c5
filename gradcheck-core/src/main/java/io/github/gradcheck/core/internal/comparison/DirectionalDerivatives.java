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
import java.util.Optional;

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

    /** Of several mismatches those that are smaller by more than this wait until the largest is corrected. */
    private static final double BESIDE = 1e-3;

    /** Four steps along a direction, at two evaluations each: with two directions, sixteen evaluations for a key. */
    static final int MOST_STEPS = 4;

    /**
     * From so many reaches on, the word of the ladder is enough for a suspicion, without the accept rule, which costs a
     * hundred evaluations and speaks later on: noise is underestimated by up to eleven times, and four such reaches are
     * a safe distance from it.
     */
    static final double CLEARLY = 40;

    /** Where kinks have made a direction this blunt, the next one looks closer. */
    static final double BLUNT = 1e-5;

    private final BasePoint point;
    private final KeyGradient candidate;
    private final Evidence.Collected evidence;
    private final Directions directions;
    private final Differentiator differentiator;
    private final Tolerance tolerance;
    private final double effect;
    private final StepSchedule steps;
    private int number;

    /** What was seen along a whole direction before. */
    private Optional<Derivative> before = Optional.empty();

    /** Drawn when it is first asked for: who goes on without it need not pay for it. */
    private Optional<Drawn> drawn = Optional.empty();

    /**
     * A direction over the whole key.
     *
     * @param projected what the gradient implies along it
     * @param length how long it is
     */
    private record Drawn(Direction direction, double projected, double length) {}

    DirectionalDerivatives(
            BasePoint point, KeyGradient candidate, Evidence.Collected evidence, Tolerance tolerance, long seed) {
        this.point = point;
        this.candidate = candidate;
        this.evidence = evidence;
        this.directions = candidate.directions(seed, "directions");
        this.differentiator = point.differentiator();
        this.tolerance = tolerance;
        this.effect = Math.sqrt(candidate.size()) * candidate.usualEffect();
        this.steps = steps(candidate.size(), point.noise().level() / effect);
    }

    /**
     * What one direction may cost.
     *
     * @param entries how many entries it moves
     * @param relativeNoise the noise of the loss in proportion to its usual change over the scale
     */
    static StepSchedule steps(double entries, double relativeNoise) {
        return StepSchedule.upTo(SHARPNESS_OF_ONE / Math.sqrt(entries))
                .within(MOST_STEPS)
                .againstNoise(relativeNoise);
    }

    /** What one direction over the whole key may cost, by the noise of the loss. */
    StepSchedule steps() {
        return steps;
    }

    /** Goes on to the next direction. */
    void next() {
        goTo(number + 1);
    }

    /** Goes to a direction by its number, from 0. */
    void goTo(int direction) {
        number = direction;
        drawn = Optional.empty();
    }

    int number() {
        return number;
    }

    Direction direction() {
        return drawn().direction();
    }

    /** How long the direction is. */
    double length() {
        return drawn().length();
    }

    private Drawn drawn() {
        Drawn present = drawn.orElseGet(() -> {
            Direction direction = directions.draw(number).measuredBy(candidate.analytic());
            return new Drawn(direction, direction.dot(candidate.analytic()), direction.length());
        });
        drawn = Optional.of(present);
        return present;
    }

    KeyGradient candidate() {
        return candidate;
    }

    /** What was measured of the key. */
    Evidence.Collected evidence() {
        return evidence;
    }

    /** The deviation of the derivative along such directions, by the gradient. */
    double effect() {
        return effect;
    }

    /** Which proven differences are excused. */
    Tolerance tolerance() {
        return tolerance;
    }

    /** What is excused along the whole direction without a search: rounding to float, where every entry is a float. */
    double allowance() {
        double rounding = candidate.isOfFloats() ? tolerance.rounding(effect) : 0;
        return rounding + tolerance.absoluteAlong(length());
    }

    /** How far the gradient may be off along the whole direction, because backward does not repeat itself. */
    double spreadReach() {
        return candidate.spread().reach(direction());
    }

    /** What the gradient implies along the whole direction. */
    double projected() {
        return drawn().projected();
    }

    /** Compares the gradient along the whole direction; a difference is proven by the accept rule. */
    Judgement judge(StepSchedule steps) {
        return kept(
                widened(differentiator.judge(point.line(direction()), question(), Double.POSITIVE_INFINITY, steps)));
    }

    /** The same, where kinks at the point do not count either. */
    Judgement suspect(StepSchedule steps) {
        return kept(widened(differentiator.judgeAlong(point.line(direction()), question(), CLEARLY, steps)));
    }

    private Question question() {
        return tolerance
                .questionAlong(projected(), Direction.SCALE, effect, length())
                .withNoise(point.spread());
    }

    private Judgement widened(Judgement found) {
        return candidate.spread().widened(found, projected(), spreadReach());
    }

    /** Keeps what was found along the whole direction. */
    private Judgement kept(Judgement judgement) {
        if (judgement.kind() != Judgement.Kind.NON_DIFFERENTIABLE) {
            keep(judgement.derivative());
        }
        return judgement;
    }

    /** Enough to follow a mismatch, and to see another one beside it that is a thousand times smaller. */
    static StepSchedule enoughFor(StepSchedule steps, double mismatch, double derivative) {
        return steps.noSharperThan(BESIDE * Math.abs(mismatch / derivative));
    }

    /** Estimates the derivative along the whole direction, as sharply as it can be seen. */
    Derivative estimate(double expected) {
        Derivative estimate = differentiator.estimate(point.line(direction()), Direction.SCALE, expected, beginning());
        before = Optional.of(estimate);
        keep(estimate);
        return estimate;
    }

    /** The usual steps, from where the direction before was seen best. */
    private StepSchedule beginning() {
        return before.filter(Derivative::isKnown)
                .map(known -> steps.beginningAt(known, Direction.SCALE))
                .orElse(steps);
    }

    /**
     * Starts to follow a mismatch along the direction.
     *
     * @param quick whether one difference may do for a part
     */
    Following following(double mismatch, boolean quick) {
        return new Following(differentiator, mismatch, quick);
    }

    /** Estimates the derivative on some entries only, where a mismatch is followed. */
    Derivative estimate(int from, int to, double expected, Following following) {
        return following.estimate(point.line(direction().restrictedTo(from, to)), Direction.SCALE, expected, steps);
    }

    /** How far the gradient is off along the whole direction. */
    Range range(Derivative numerical) {
        return new Range(0, candidate.size(), projected() - numerical.value(), numerical.reach());
    }

    /** A mismatch along the whole direction as a judgement. */
    Judgement differing(Range mismatch) {
        double value = projected() - mismatch.mismatch();
        return new Judgement(
                new Derivative(value, mismatch.reach() / Derivative.BARS, Direction.SCALE), Judgement.Kind.DIFFERS);
    }

    private void keep(Derivative derivative) {
        evidence.add(new Measurement(directions.projection(number), derivative));
    }
}
