/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.List;

/**
 * Judges an analytic derivative along a line by values of the loss alone: a cheap ladder of central differences may say
 * that it agrees; whatever else is said, the accept rule says.
 */
public final class Differentiator {
    /** The largest steps near the point may still meet a kink, which then blurs the two estimates after them. */
    private static final int NEARER = 2;

    private static final AcceptRule RULE = new AcceptRule();

    private final double centre;
    private final double noise;

    /**
     * Creates a differentiator for one point.
     *
     * @param centre the loss at the point
     * @param noise the standard deviation of one evaluation, as the ladder takes it
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
     * @param schedule what the estimate may cost
     * @return the estimate; its error bar is infinite where there is none
     */
    public Derivative estimate(Line line, double scale, double analytic, StepSchedule schedule) {
        return ladder(line, scale, schedule).central(schedule, analytic);
    }

    /**
     * Estimates a derivative; where the analytic one is farther away than is left open, once more nearer to the point,
     * where a difference vanishes that a kink beside the point has made.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @param excused a difference that does not matter
     * @param schedule what each of both estimates may cost
     * @return the second estimate if it confirms the analytic derivative and would have shown the difference of the
     *     first, else the first
     */
    public Derivative estimateNearby(Line line, double scale, double analytic, double excused, StepSchedule schedule) {
        Ladder ladder = ladder(line, scale, schedule);
        return nearby(ladder, ladder.central(schedule, analytic), scale, analytic, excused, schedule);
    }

    /** Steps half as far apart were chosen against noise, which hides all that is nearer. */
    private Derivative nearby(
            Ladder ladder, Derivative rough, double scale, double analytic, double excused, StepSchedule schedule) {
        double difference = Math.abs(analytic - rough.value());
        if (!(difference > excused + rough.reach()) || rough.isLimitedByNoise(noise) || schedule.spacing() < 1) {
            return rough;
        }
        StepSchedule near = schedule.nearThePoint(rough, scale, noise).within(schedule.mostRungs() + NEARER);
        Derivative nearer = ladder.central(near, analytic);
        boolean agrees = Math.abs(analytic - nearer.value()) <= excused + nearer.reach();
        return agrees && nearer.reach() <= difference / 2 ? nearer : rough;
    }

    /**
     * Estimates a derivative by one central difference at the step of an estimate of a like one. What Richardson's step
     * took away from that one is truncation, of which the error bar has at least a fiftieth: as much is left here.
     *
     * @param line the loss along the line
     * @param like the estimate of a like derivative, by {@link #estimate}
     * @return the estimate; its error bar is infinite where the loss has no value
     */
    public Derivative quotient(Line line, Derivative like) {
        double quotient = new Samples(line, new double[] {like.step()}).central(0);
        return Double.isFinite(quotient)
                ? new Derivative(quotient, barOfQuotient(like), like.step())
                : Derivative.UNKNOWN;
    }

    /**
     * What {@link #quotient} would leave open.
     *
     * @param like the estimate of a like derivative
     * @return the error bar; infinite where nothing is known
     */
    public double barOfQuotient(Derivative like) {
        double felt = Derivative.centralNoise(noise, like.step());
        return Math.max(0, like.errorBar() - felt) / Ladder.LEAST_SPREAD + felt;
    }

    /**
     * Compares an analytic derivative with the loss by one ladder of steps, for an entry of a key that is known to be
     * wrong.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @param schedule what the estimate may cost
     * @return the estimate and what it says, with nothing to confirm it
     */
    public Judgement judgeUnconfirmed(Line line, double scale, double analytic, StepSchedule schedule) {
        Ladder ladder = ladder(line, scale, schedule);
        Derivative estimate = ladder.central(schedule, analytic);
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
     * Compares an analytic derivative with the loss: by a ladder of steps where that agrees and is sharp enough, or is
     * so sharp that all it leaves open is within the tolerance, else by the accept rule.
     *
     * @param line the loss along the line
     * @param question the analytic derivative, and what is known beforehand
     * @param enough the reach with which an agreement of the ladder suffices
     * @param schedule what the ladder may cost; the rule takes some fifty to a hundred evaluations more
     * @return the estimate and what it says
     */
    public Judgement judge(Line line, Question question, double enough, StepSchedule schedule) {
        Ladder ladder = ladder(line, question.scale(), schedule);
        Derivative cheap = ladder.central(schedule, question.analytic());
        if (!Double.isFinite(question.analytic())) {
            return new Judgement(cheap, Judgement.Kind.DIFFERS, ladder.quotients());
        }
        boolean kinked = ladder.showsKink(centre, cheap.reach());
        boolean agrees = cheap.confirms(question.analytic()) && !kinked;
        if (agrees && cheap.reach() <= enough) {
            return new Judgement(cheap, Judgement.Kind.AGREES);
        }
        double difference = Math.abs(question.analytic() - cheap.value());
        if (cheap.isKnown() && !kinked && question.excuses(difference + cheap.reach())) {
            return new Judgement(cheap, agrees ? Judgement.Kind.AGREES : Judgement.Kind.EXCUSED);
        }
        return ruled(line, question, ladder, cheap);
    }

    /**
     * Compares an analytic derivative with the loss along a random direction, at the price of the ladder wherever that
     * tells: an agreement of any sharpness, a difference that the tolerance excuses, and one so far beyond the reach
     * that it is worth a search.
     *
     * @param line the loss along the line
     * @param question the analytic derivative, and what is known beforehand; the absolute tolerance excuses what is
     *     beyond the reach
     * @param clearly from how many reaches on the word of the ladder is enough for a suspicion; it is no proof
     * @param schedule what the ladder may cost; the rule takes some fifty to a hundred evaluations more
     * @return the estimate and what it says
     */
    public Judgement judgeAlong(Line line, Question question, double clearly, StepSchedule schedule) {
        Ladder ladder = ladder(line, question.scale(), schedule);
        double analytic = question.analytic();
        Derivative rough = ladder.central(schedule, analytic);
        if (!Double.isFinite(analytic)
                || isBeyond(rough, analytic, Math.max(clearly * rough.reach(), rough.reach() + question.absolute()))) {
            return new Judgement(rough, Judgement.Kind.DIFFERS, ladder.quotients());
        }
        Derivative cheap = nearby(ladder, rough, question.scale(), analytic, question.absolute(), schedule);
        if (cheap.confirms(analytic)) {
            return new Judgement(cheap, Judgement.Kind.AGREES);
        }
        return cheap.isKnown() && !isBeyond(cheap, analytic, cheap.reach() + question.absolute())
                ? new Judgement(cheap, Judgement.Kind.EXCUSED)
                : ruled(line, question, ladder, cheap);
    }

    private static boolean isBeyond(Derivative estimate, double analytic, double bound) {
        return estimate.isKnown() && !(Math.abs(estimate.value() - analytic) <= bound);
    }

    /**
     * Takes all steps of a ladder, whatever the first ones show: for a picture, not for a judgement.
     *
     * @param line the loss along the line
     * @param scale the distance that moves the parameters by about their own size
     * @param analytic the derivative that the gradient implies
     * @return a quotient for every step at which the loss has values
     */
    public Curve curve(Line line, double scale, double analytic) {
        Ladder ladder = ladder(line, scale, StepSchedule.EVERY_STEP);
        Derivative best = ladder.central(StepSchedule.EVERY_STEP, analytic);
        return new Curve(analytic, best, Derivative.centralNoise(noise, 1), ladder.quotients());
    }

    private Judgement ruled(Line line, Question question, Ladder ladder, Derivative cheap) {
        Ruling ruling = RULE.judge(line, centre, question);
        Judgement ruled = judgement(ruling, question);
        if (ruling.reason() == Ruling.Reason.OUTSIDE) {
            return ruled;
        }
        return switch (ruled.kind()) {
            case AGREES ->
                cheap.confirms(question.analytic()) && !isWidened(ruling, question)
                        ? new Judgement(cheap.orBetter(ruled.derivative()), Judgement.Kind.AGREES)
                        : ruled;
            case DIFFERS, EXCUSED ->
                isSharper(cheap, ruled.derivative()) ? new Judgement(cheap, ruled.kind(), ladder.quotients()) : ruled;
            case NON_DIFFERENTIABLE, UNDECIDED -> ruled;
        };
    }

    /**
     * The rule proves a difference with steps that noise allows; where the loss is smooth, the ladder measures it
     * better.
     */
    private static boolean isSharper(Derivative cheap, Derivative ruled) {
        return cheap.errorBar() < ruled.errorBar()
                && Math.abs(cheap.value() - ruled.value()) <= cheap.reach() + ruled.reach();
    }

    /**
     * Whether levels that do not quite agree have widened the reach: a ladder that has not seen them does not narrow
     * it. A loss that does not move leaves all open, or nothing.
     */
    private static boolean isWidened(Ruling ruling, Question question) {
        double difference = Math.abs(question.analytic() - ruling.numerical());
        boolean own = difference <= ruling.errorBar() && ruling.reach() <= difference + 2 * ruling.errorBar();
        return ruling.reach() < Double.POSITIVE_INFINITY && !own;
    }

    private Ladder ladder(Line line, double scale, StepSchedule schedule) {
        return new Ladder(line, noise, scale, schedule.spacing());
    }

    private static Judgement judgement(Ruling ruling, Question question) {
        double step = step(ruling, question);
        return switch (ruling.finding()) {
            case AGREES ->
                ruling.excused()
                        ? new Judgement(
                                new Derivative(ruling.numerical(), ruling.errorBar(), step), Judgement.Kind.EXCUSED)
                        : new Judgement(
                                new Derivative(ruling.numerical(), reach(ruling, question) / Derivative.BARS, step),
                                Judgement.Kind.AGREES);
            case DIFFERS ->
                new Judgement(missed(ruling, question, step), Judgement.Kind.DIFFERS, quotients(ruling, question));
            case KINK -> {
                double middle = (ruling.left() + ruling.right()) / 2;
                double half = Math.abs(ruling.right() - ruling.left()) / 2;
                yield new Judgement(
                        new Derivative(middle, half / Derivative.BARS, step), Judgement.Kind.NON_DIFFERENTIABLE);
            }
            case UNDECIDED -> Judgement.undecided(open(ruling, question));
        };
    }

    /** What the level sees that is in doubt; where none sees anything, all of the analytic derivative may be wrong. */
    private static double open(Ruling ruling, Question question) {
        double claimed = Math.abs(question.analytic());
        double seen = Math.abs(question.analytic() - ruling.numerical()) + ruling.errorBar();
        return seen < Double.POSITIVE_INFINITY ? Math.max(claimed, seen) : claimed;
    }

    /** What was not excluded may be as far off as the estimate is. */
    private static double reach(Ruling ruling, Question question) {
        return Math.max(ruling.reach(), Math.abs(question.analytic() - ruling.numerical()));
    }

    /** What the analytic derivative misses: outside the slopes of a kink it is the nearer one. */
    private static Derivative missed(Ruling ruling, Question question, double step) {
        if (ruling.reason() != Ruling.Reason.OUTSIDE) {
            return new Derivative(ruling.numerical(), ruling.errorBar(), step);
        }
        double analytic = question.analytic();
        boolean left = Math.abs(ruling.left() - analytic) < Math.abs(ruling.right() - analytic);
        double bar = ruling.readings().stream()
                .filter(reading -> reading.step() == step)
                .mapToDouble(reading -> left ? reading.leftBar() : reading.rightBar())
                .findFirst()
                .orElse(ruling.errorBar());
        return new Derivative(left ? ruling.left() : ruling.right(), bar, step);
    }

    /** The step of the level that decided. */
    private static double step(Ruling ruling, Question question) {
        return ruling.readings().stream()
                .filter(reading -> question.slope() + reading.difference() == ruling.numerical())
                .mapToDouble(Reading::step)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static List<Quotient> quotients(Ruling ruling, Question question) {
        return ruling.readings().stream()
                .filter(Reading::hasCentral)
                .map(reading ->
                        new Quotient(reading.step(), question.slope() + reading.central(), reading.centralBar()))
                .toList();
    }
}
