/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges an analytic derivative along a line by values of the loss alone.
 *
 * <p>A difference counts only where two ladders of interleaved steps and both one-sided slopes confirm it: on correct
 * networks of rectified units about one direction in 800 has an error bar that is small by accident, because a kink
 * lies just beside the point.
 */
public final class Differentiator {
    /**
     * Where several kinks meet at the point, as {@code relu(x) - relu(-x)} at zero, their jumps cancel, and a valid
     * gradient lies outside the slopes. So near to them, in jumps, nothing is decided; a wrong gradient is found at
     * another point.
     */
    private static final double MEETING_KINKS = 10;

    /** A difference of which no more than this is left has vanished. */
    private static final double GONE = 0.5;

    /**
     * Beyond a kink at distance d, a central quotient with step h is off by {@code jump (1 - d/h) / 2}: by 0.68 where h
     * is half a decade farther.
     */
    private static final double GOING = 0.85;

    private final double centre;
    private final double noise;

    /**
     * Creates a differentiator for one point.
     *
     * @param centre the loss at the point
     * @param noise the standard deviation of one evaluation
     */
    public Differentiator(double centre, double noise) {
        this.centre = centre;
        this.noise = noise;
    }

    /**
     * Estimates a derivative, with nothing to confirm it.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @param effort what the estimate may cost
     * @return the estimate; its error bar is infinite where there is none
     */
    public Derivative estimate(Line line, double scale, double analytic, StepSchedule effort) {
        return new Ladder(line, centre, noise, scale, 0, effort.spacing()).central(effort, analytic);
    }

    /**
     * Compares an analytic derivative with the loss by one ladder of steps, for an entry of a key that is known to be
     * wrong.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @param effort what the estimate may cost
     * @return the estimate and what it says, with nothing to confirm it
     */
    public Judgement judgeUnconfirmed(Line line, double scale, double analytic, StepSchedule effort) {
        Ladder ladder = new Ladder(line, centre, noise, scale, 0, 1);
        Derivative estimate = ladder.central(effort, analytic);
        if (!Double.isFinite(analytic)) {
            return new Judgement(estimate, Judgement.Kind.DIFFERS, ladder.quotients());
        } else if (!estimate.isKnown()) {
            return new Judgement(estimate, Judgement.Kind.UNDECIDED);
        }
        return estimate.agreesWith(analytic)
                ? new Judgement(estimate, Judgement.Kind.AGREES)
                : new Judgement(estimate, Judgement.Kind.DIFFERS, ladder.quotients());
    }

    /**
     * Compares an analytic derivative with the loss, and confirms a difference before it counts.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @param effort what the first estimate may cost; a suspicion costs up to about sixty evaluations more
     * @return the estimate and what it says
     */
    public Judgement judge(Line line, double scale, double analytic, StepSchedule effort) {
        if (effort.spacing() < 1 && Double.isFinite(analytic)) {
            return judgeAgainstNoise(line, scale, analytic, effort);
        }
        Ladder ladder = new Ladder(line, centre, noise, scale, 0, 1);
        Derivative plain = ladder.central(effort, analytic);
        if (!Double.isFinite(analytic)) {
            return new Judgement(plain, Judgement.Kind.DIFFERS, ladder.quotients());
        }
        if (plain.confirms(analytic)) {
            return new Judgement(plain, Judgement.Kind.AGREES);
        }
        Ladder between = new Ladder(line, centre, noise, scale, 0.5, 1);
        Derivative interleaved = between.central(StepSchedule.upTo(effort.sharpness()), analytic);
        if (interleaved.confirms(analytic)) {
            return new Judgement(interleaved, Judgement.Kind.AGREES);
        }
        Derivative right = ladder.rightSlope().orBetter(between.rightSlope());
        Derivative left = ladder.leftSlope().orBetter(between.leftSlope());
        Derivative central = plain.orBetter(interleaved);
        if (!left.isKnown() || !right.isKnown()) {
            return oneSided(central, left.orBetter(right), analytic);
        }
        if (isKink(left, right)) {
            double outside = Math.max(least(left, right) - analytic, analytic - most(left, right));
            if (outside <= 0) {
                return new Judgement(between(left, right), Judgement.Kind.NON_DIFFERENTIABLE);
            }
            if (outside <= MEETING_KINKS * Math.abs(right.value() - left.value())) {
                return new Judgement(Derivative.UNKNOWN, Judgement.Kind.UNDECIDED);
            }
        }
        Derivative best = central.orBetter(left).orBetter(right);
        return best.agreesWith(analytic)
                ? new Judgement(best, Judgement.Kind.AGREES)
                : unlessItVanishes(best, analytic, ladder, between);
    }

    /**
     * Wide steps settle a suspicion that narrow ones have raised, unless noise hides it from them: then other narrow
     * steps do.
     */
    private Judgement judgeAgainstNoise(Line line, double scale, double analytic, StepSchedule effort) {
        Derivative estimate = estimate(line, scale, analytic, effort);
        if (estimate.confirms(analytic)) {
            return new Judgement(estimate, Judgement.Kind.AGREES);
        }
        Judgement wide = judge(line, scale, analytic, effort.withWideSteps());
        double difference = Math.abs(analytic - estimate.value());
        if (wide.kind() != Judgement.Kind.AGREES || wide.derivative().reach() < difference) {
            return wide;
        }
        Derivative between = new Ladder(line, centre, noise, scale, effort.spacing() / 2, effort.spacing())
                .central(effort, analytic);
        return between.agreesWith(analytic) ? wide : new Judgement(estimate, Judgement.Kind.DIFFERS);
    }

    /**
     * Where slopes differ, a value between them is a valid subgradient at a kink, and the true derivative beside one.
     */
    private static boolean isKink(Derivative left, Derivative right) {
        return Math.abs(left.value() - right.value()) > left.reach() + right.reach();
    }

    /** What the slopes on both sides leave open. */
    private static Derivative between(Derivative left, Derivative right) {
        double least = least(left, right);
        double most = most(left, right);
        return new Derivative((least + most) / 2, (most - least) / 2 / Derivative.BARS, right.step());
    }

    private static double least(Derivative left, Derivative right) {
        return Math.min(left.value() - left.reach(), right.value() - right.reach());
    }

    private static double most(Derivative left, Derivative right) {
        return Math.max(left.value() + left.reach(), right.value() + right.reach());
    }

    /**
     * A true difference persists as the step shrinks, and the loss is smooth there. Where the finest slopes show a
     * kink, several kinks may have met at the point, and the slopes no longer bound a valid gradient.
     */
    private Judgement unlessItVanishes(Derivative estimate, double analytic, Ladder plain, Ladder interleaved) {
        double difference = Math.abs(analytic - estimate.value());
        double seen =
                Math.min(finestNoise(plain, interleaved, analytic), finestNoise(plain, interleaved, estimate.value()));
        Ladder ladder = plain.withNoise(Math.max(noise, seen));
        Ladder between = interleaved.withNoise(Math.max(noise, seen));
        Optional<Derivative> beside = besideAKink(difference, analytic, ladder, between);
        if (beside.isPresent()) {
            return new Judgement(beside.get(), Judgement.Kind.AGREES);
        }
        List<Slopes> slopes = Stream.of(ladder, between)
                .flatMap(rungs -> rungs.finestSlopes(difference).stream())
                .toList();
        for (Slopes finest : slopes) {
            if (finest.contain(analytic) && finest.showAKink()) {
                return new Judgement(finest.interval(), Judgement.Kind.NON_DIFFERENTIABLE);
            }
        }
        boolean kink = !slopes.isEmpty() && slopes.stream().allMatch(Slopes::showAKink);
        return kink || !ladder.staysNear(estimate, difference) || !between.staysNear(estimate, difference)
                ? new Judgement(Derivative.UNKNOWN, Judgement.Kind.UNDECIDED)
                : new Judgement(
                        estimate,
                        Judgement.Kind.DIFFERS,
                        whichTook(estimate, plain, interleaved).quotients());
    }

    /**
     * Where half of a difference is gone at the finest step that could show it, and some of it at the step before, a
     * kink beside the point made the coarser estimates agree with each other by accident. Noise alone cannot do that:
     * what hides a third of the difference at the one step hides a tenth at the other.
     */
    private static Optional<Derivative> besideAKink(double difference, double analytic, Ladder ladder, Ladder between) {
        List<Derivative> finest = Stream.of(ladder, between)
                .flatMap(rungs -> rungs.finestCentral(difference).stream())
                .sorted(Comparator.comparingDouble(Derivative::step))
                .toList();
        if (finest.isEmpty()
                || !finest.get(0).isWithin(GONE * difference, analytic)
                || !finest.get(finest.size() - 1).isWithin(GOING * difference, analytic)) {
            return Optional.empty();
        }
        Derivative nearest = finest.get(0);
        Derivative fine = whichTook(nearest, ladder, between).centralWithin(10 * nearest.step());
        return Optional.of(fine.confirms(analytic) ? fine : nearest.reachingTo(analytic));
    }

    private static Ladder whichTook(Derivative estimate, Ladder ladder, Ladder between) {
        return between.hasStep(estimate.step()) ? between : ladder;
    }

    /**
     * The noise as the finest steps show it, if a slope is right: an estimate from nine points may by chance be some
     * times too small.
     */
    private static double finestNoise(Ladder ladder, Ladder between, double slope) {
        return Math.sqrt(Stream.of(ladder, between)
                .flatMapToDouble(rungs -> rungs.finestVariances(slope))
                .average()
                .orElse(0));
    }

    /** At the edge of its domain the loss has values on one side only. */
    private static Judgement oneSided(Derivative central, Derivative slope, double analytic) {
        Derivative known = slope.isKnown() ? slope : central;
        if (!known.isKnown()) {
            return new Judgement(Derivative.UNKNOWN, Judgement.Kind.UNDECIDED);
        }
        return new Judgement(known, known.agreesWith(analytic) ? Judgement.Kind.AGREES : Judgement.Kind.DIFFERS);
    }
}
