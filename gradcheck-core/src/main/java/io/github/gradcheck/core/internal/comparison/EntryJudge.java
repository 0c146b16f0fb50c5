/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Scale;
import io.github.gradcheck.core.internal.evaluation.EntryMove;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.Quotient;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.List;

/**
 * Judges single entries of one block: by one central difference where that suffices, else by a whole ladder of steps.
 */
final class EntryJudge {
    /**
     * How closely an entry must agree with its one difference quotient, beyond noise. The quotient itself is good to
     * about nine digits; that a wrong entry agrees to six by accident is as good as impossible. What an absolute
     * tolerance excuses is excused here, too.
     */
    private static final double SHARPNESS = 1e-6;

    /** A difference quotient is good to about nine digits; more than ten times that is not its truncation. */
    private static final double TRUNCATION = 1e-8;

    /** Noise may hide no more than this part of an entry, or of the usual entry of its key. */
    private static final double HIDDEN = 1e-3;

    /** Over the parameters' own size a slope changes by some times itself; chosen. */
    private static final double CURVATURE = 10;

    /**
     * Steps relative to the parameters: below, rounding of the parameters counts; above, the loss is no longer local.
     */
    private static final double SMALLEST_STEP = 1e-6;

    private static final double LARGEST_STEP = 1e-2;

    /**
     * The usual size of the third derivative over the scale of an entry, in proportion to the first; measured on small
     * networks.
     */
    private static final double THIRD_DERIVATIVE = 0.04;

    /**
     * Up to this size of it, the truncation of one quotient, {@code h^2/6} times it, is no more than an error bar, a
     * quarter of what the quotient leaves open: an error as large as the truncation would agree.
     */
    private static final double LARGE_THIRD_DERIVATIVE = 40;

    private static final double TRUNCATED = 6 / (Derivative.BARS * LARGE_THIRD_DERIVATIVE);

    /** An entry that one quotient leaves open gets up to five steps; a suspicion may cost more. */
    private static final int FIRST_RUNGS = 5;

    private final BasePoint point;
    private final KeyGradient candidate;
    private final Tolerance tolerance;
    private final double sharpness;
    private final Scale scale;
    private final double usualEffect;
    private final double relativeStep;
    private final StepSchedule schedule;
    private double[] bends = new double[0];

    EntryJudge(BasePoint point, KeyGradient candidate, Tolerance tolerance) {
        this.point = point;
        this.candidate = candidate;
        this.tolerance = tolerance;
        this.sharpness = Math.min(SHARPNESS, tolerance.relative());
        this.scale = candidate.scale();
        this.usualEffect = candidate.usualEffect();
        double best = relativeStep(point.noise().level(), usualEffect, sharpness);
        this.relativeStep = point.objective().isShared() ? common(best) : best;
        this.schedule = StepSchedule.upTo(sharpness)
                .within(FIRST_RUNGS)
                .forNoise(point.noise().level() / usualEffect);
    }

    /**
     * Takes one central difference for each of some neighbouring entries.
     *
     * @param quotients where they go; NaN where the slopes on both sides may differ, of which one quotient is the mean
     * @param steps where the steps go
     * @param count how many
     * @return how many the budget allowed
     */
    int quotients(int first, double[] steps, double[] quotients, int count) {
        for (int i = 0; i < count; i++) {
            steps[i] = step(first + i);
        }
        bends = bends.length < count ? new double[count] : bends;
        int made = point.quotients(candidate.block(), first, steps, quotients, bends, count);
        for (int i = 0; i < made; i++) {
            quotients[i] = isBent(first + i, bends[i], quotients[i]) ? Double.NaN : quotients[i];
        }
        return made;
    }

    /**
     * Whether the slope changes by more between both sides than noise and the usual curvature make it: at a kink by as
     * much as at any other step.
     */
    private boolean isBent(int entry, double bend, double quotient) {
        double size = Math.max(Math.abs(quotient), usualEffect / scale.of(entry));
        return Math.abs(bend) > noiseReach(entry) + Math.max(HIDDEN, CURVATURE * relativeStep) * size;
    }

    /** Whether the one difference of an entry agrees with the gradient, and noise hides little of it. */
    boolean suffices(int entry, double quotient) {
        double analytic = candidate.analytic(entry);
        double size = Math.max(Math.abs(analytic), Math.abs(quotient));
        double usual = usualEffect / scale.of(entry);
        double hidden = noiseReach(entry);
        return Double.isFinite(size)
                && Math.abs(analytic - quotient) <= hidden + excused(size)
                && hidden <= HIDDEN * Math.max(size, usual);
    }

    /** What the one difference of an entry that suffices leaves open. */
    double reach(int entry, double quotient) {
        return noiseReach(entry) + excused(Math.max(Math.abs(candidate.analytic(entry)), Math.abs(quotient)));
    }

    /**
     * Whether the gradient is farther from its one difference than noise and truncation usually make it, though near
     * enough.
     */
    boolean isLoose(int entry, double quotient) {
        double size = Math.max(Math.abs(candidate.analytic(entry)), usualEffect / scale.of(entry));
        return Math.abs(candidate.analytic(entry) - quotient) > noiseReach(entry) + TRUNCATION * size;
    }

    private double excused(double size) {
        return Math.max(sharpness * size, tolerance.absolute());
    }

    /** Judges an entry by a ladder of steps, and by the accept rule where that does not agree sharply. */
    Judgement judge(int entry) {
        double position = Math.abs(candidate.origin(entry));
        Question question = tolerance
                .question(candidate.analytic(entry), scale.of(entry), position)
                .withNoise(point.spread());
        return widened(entry, point.differentiator().judge(line(entry), question, enough(entry), schedule));
    }

    /** From far below what a pass needs, of this entry or of the usual one of its key. */
    private double enough(int entry) {
        double usual = usualEffect / scale.of(entry);
        return KeyComparison.SHARP * Math.max(Math.abs(candidate.analytic(entry)), usual);
    }

    /** Judges an entry of a key that is known to be wrong, by six evaluations, more only near a pole or an edge. */
    Judgement judgeUnconfirmed(int entry) {
        return widened(
                entry,
                point.differentiator()
                        .judgeUnconfirmed(line(entry), scale.of(entry), candidate.analytic(entry), schedule.within(3)));
    }

    private Judgement widened(int entry, Judgement judgement) {
        GradientSpread spread = candidate.spread();
        return spread.widened(judgement, candidate.analytic(entry), spread.reach(entry));
    }

    /** Judges an entry on its own: by one difference where that suffices. */
    Judgement judgeAlone(int entry, boolean confirmed) {
        double[] quotient = new double[1];
        quotients(entry, new double[1], quotient, 1);
        if (suffices(entry, quotient[0])) {
            double errorBar = reach(entry, quotient[0]) / Derivative.BARS;
            return new Judgement(new Derivative(quotient[0], errorBar, step(entry)), Judgement.Kind.AGREES);
        }
        return confirmed ? judge(entry) : judgeUnconfirmed(entry);
    }

    /**
     * Judges an entry of a key that a factor explains and that is known to be wrong: by one difference where that is
     * what the factor says.
     */
    Judgement judgeMultiplied(int entry, Multiplied by) {
        double[] quotient = new double[1];
        quotients(entry, new double[1], quotient, 1);
        double analytic = candidate.analytic(entry);
        double reach = reach(entry, quotient[0]);
        boolean explained = Math.abs(by.factor() * analytic - quotient[0]) <= reach + by.reach() * Math.abs(analytic);
        if (explained && Math.abs(analytic - quotient[0]) > DirectionalDerivatives.CLEARLY * reach) {
            Derivative found = new Derivative(quotient[0], reach / Derivative.BARS, step(entry));
            return new Judgement(
                    found,
                    Judgement.Kind.DIFFERS,
                    List.of(new Quotient(found.step(), found.value(), found.errorBar())));
        }
        return suffices(entry, quotient[0])
                ? new Judgement(
                        new Derivative(quotient[0], reach / Derivative.BARS, step(entry)), Judgement.Kind.AGREES)
                : judgeUnconfirmed(entry);
    }

    private Line line(int entry) {
        return point.line(new EntryMove(candidate.block(), entry));
    }

    private double step(int entry) {
        return relativeStep * scale.of(entry);
    }

    /** What noise of the loss and of backward hides of one central difference; truncation is not in it. */
    private double noiseReach(int entry) {
        return Derivative.BARS * Derivative.centralNoise(point.noise().level(), step(entry))
                + candidate.spread().reach(entry);
    }

    /**
     * The step at which noise {@code eps/h} and truncation {@code h^2/6 f'''} of the derivative balance:
     * {@code h = (3 eps/f''')^(1/3)}, with the noise in proportion to the effect of an entry; but where truncation may
     * be large, a quarter of the reach at most: {@code h^2 = reach 6/(4 f''')}, with a reach of the sharpness or of
     * {@code hidden/h}. 10^-5 where the entries have no effect.
     */
    private static double relativeStep(double noise, double effect, double sharpness) {
        double balanced = Math.cbrt(3 * noise / (THIRD_DERIVATIVE * effect));
        double hidden = Derivative.BARS * Derivative.centralNoise(noise / effect, 1);
        double local = Math.max(Math.sqrt(TRUNCATED * sharpness), Math.cbrt(TRUNCATED * hidden));
        double step = Math.min(balanced, local);
        return effect > 0 && step > 0 ? Math.min(Math.max(step, SMALLEST_STEP), LARGEST_STEP) : 1e-5;
    }

    /**
     * One step for all outputs whose best one lies within the same power of ten, so that they share evaluations: the
     * smallest of these, because noise is known and truncation is not. A noise of some roundings, 1e-16 to 1e-14 of the
     * effect, has its best steps between 1e-5 and 1e-4.
     */
    private static double common(double best) {
        return Math.pow(10, Math.floor(Math.log10(best)));
    }
}
