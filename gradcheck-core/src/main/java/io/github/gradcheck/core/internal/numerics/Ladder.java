/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The derivatives that follow from the loss at {@code +h} and {@code -h} for a ladder of steps
 * {@code h_k = scale 10^-(k spacing)}.
 */
final class Ladder {
    /** Down to 10^-13 of the scale, for a point that close to the edge of the domain. */
    static final int RUNGS = 14;

    /**
     * What moves a loss by more than this part of it within a step, beyond a slope, is no noise but structure, as the
     * far side of a pole: the same as for a {@link Reading}.
     */
    private static final double STRUCTURE = Reading.STRUCTURE;

    /**
     * What truncation changes of a quotient falls 100 times from rung to rung; noise and jumps, which are the same at
     * all steps, make it grow 10 times.
     */
    private static final double CONVERGING = 0.1;

    /** A loss that is so many times larger at the next step has its pole, or its peak, within it; chosen. */
    private static final double RISING = 2;

    /** The error bar is at least this part of what Richardson's step changes; chosen. */
    static final double LEAST_SPREAD = 0.02;

    private final Samples samples;
    private final double noise;
    private final double spacing;

    /**
     * Creates a ladder without evaluating the loss.
     *
     * @param noise the standard deviation of one evaluation
     * @param scale the distance of the parameters' own size
     * @param spacing how many powers of ten lie between two steps
     */
    Ladder(Line line, double noise, double scale, double spacing) {
        this(
                new Samples(
                        line,
                        IntStream.range(0, RUNGS)
                                .mapToDouble(k -> scale * Math.pow(10, -(k * spacing)))
                                .toArray()),
                noise,
                spacing);
    }

    private Ladder(Samples samples, double noise, double spacing) {
        this.samples = samples;
        this.noise = noise;
        this.spacing = spacing;
    }

    /**
     * The best central estimate: three rungs to begin with, then more while the error bar is too large, towards larger
     * steps where noise makes it so and towards smaller ones else. There may be more rungs than the schedule has where
     * all of its steps are too large for the line.
     *
     * @param analytic the derivative that is to be judged, whose size counts as well
     */
    Derivative central(StepSchedule schedule, double analytic) {
        int low = Math.min(Math.max(schedule.firstRung(), 0), RUNGS - 3);
        int high = low + 2;
        samples.evaluate(low, high);
        Derivative best = bestCentral(low, high);
        while (high - low + 1 < Math.min(schedule.mostRungs(), RUNGS)
                && !(best.reach() <= schedule.sharpness() * Math.max(Math.abs(best.value()), Math.abs(analytic)))) {
            boolean noisy = 2 * centralNoise(best.step()) > best.errorBar();
            if ((noisy && low > 0) || high == RUNGS - 1) {
                low--;
            } else {
                high++;
            }
            best = bestCentral(low, high);
        }
        return closer(low, high, best, schedule.sharpness(), analytic);
    }

    /**
     * Goes on to smaller steps than the schedule has, as long as the values say that all so far are too large for the
     * line: near a pole or the edge of a domain, steps shrink with the distance to it. What was estimated farther away
     * does not count, however well it seems to be known. Where quotients still converge, a step that noise makes as
     * blunt as the best so far would add nothing.
     */
    private Derivative closer(int low, int last, Derivative estimate, double sharpness, double analytic) {
        Derivative best = estimate;
        int from = low;
        for (int high = last; high < RUNGS - 1; high++) {
            double size = Math.max(Math.abs(best.value()), best.confirms(analytic) ? Math.abs(analytic) : 0);
            if (best.reach() <= sharpness * size) {
                break;
            } else if (isBeyond(high)) {
                from = high;
            } else if (high >= from + 2 && !(isConverging(high) && mayBeSharper(high + 1, best))) {
                break;
            }
            best = bestCentral(from, high + 1);
        }
        return best.isKnown() ? best : estimate;
    }

    /** Whether a rung is beyond what a slope can tell of: the loss has no value there, or it has finer structure. */
    private boolean isBeyond(int k) {
        double size = samples.size(k);
        double before = samples.size(k - 1);
        return Double.isNaN(samples.central(k))
                || (change(k) * samples.step(k) > STRUCTURE * size && change(k) > felt(k))
                || (size > RISING * before && size - before > Derivative.BARS * noise);
    }

    /** Whether the quotients converge and have not come to rest; one alone says nothing. */
    private boolean isConverging(int k) {
        return !(change(k) <= felt(k) || change(k) > CONVERGING * change(k - 1));
    }

    /** Whether noise at a rung leaves room for an error bar that is smaller than what there is already. */
    private boolean mayBeSharper(int k, Derivative best) {
        return centralNoise(samples.step(k)) < best.errorBar();
    }

    private double change(int k) {
        return Math.abs(samples.central(k) - samples.central(k - 1));
    }

    /** What noise may make of a change. */
    private double felt(int k) {
        return Derivative.BARS * centralNoise(samples.step(k));
    }

    private Derivative bestCentral(int low, int high) {
        Derivative best = Derivative.UNKNOWN;
        for (int k = low + 2; k <= high; k++) {
            best = best.orBetter(centralRichardson(k));
        }
        return best;
    }

    /**
     * R_k = (r^2 D_k - D_{k-1}) / (r^2 - 1), with r = 10 between the steps as a rule, cancels the error in h^2 of
     * central differences.
     */
    private Derivative centralRichardson(int k) {
        double order = Math.pow(10, 2 * spacing);
        double here = extrapolate(samples.central(k - 1), samples.central(k), order);
        double before = extrapolate(samples.central(k - 2), samples.central(k - 1), order);
        double spread = Math.max(Math.abs(here - before), LEAST_SPREAD * Math.abs(here - samples.central(k)));
        return known(here, spread + centralNoise(samples.step(k)), samples.step(k));
    }

    private static Derivative known(double value, double errorBar, double step) {
        return Double.isFinite(value) && Double.isFinite(errorBar)
                ? new Derivative(value, errorBar, step)
                : Derivative.UNKNOWN;
    }

    private static double extrapolate(double coarse, double fine, double order) {
        return (order * fine - coarse) / (order - 1);
    }

    /**
     * Whether the slopes on both sides of the point differ: {@code (f(h) + f(-h) - 2 f(0)) / 2h} is half of their
     * distance at every step, while the curvature of a smooth loss shrinks with the step. A central quotient is the
     * mean of both slopes, and does not tell.
     *
     * @param centre the loss at the point
     * @param visible a smaller distance does not matter
     */
    boolean showsKink(double centre, double visible) {
        int k = IntStream.range(1, RUNGS)
                .filter(rung -> samples.isKnown(rung) && samples.isKnown(rung - 1))
                .reduce(0, (before, rung) -> rung);
        if (k == 0) {
            return false;
        }
        double here = samples.bend(k, centre);
        double before = samples.bend(k - 1, centre);
        double curvature = Math.pow(10, -spacing);
        return Math.abs(here) > Math.max(visible, felt(k)) && here / before > (1 + curvature) / 2;
    }

    /** Three standard deviations of (f(h) - f(-h)) / 2h. */
    private double centralNoise(double h) {
        return Derivative.centralNoise(noise, h);
    }

    /**
     * The central quotients at all rungs that were evaluated, largest step first, with what Richardson's step from the
     * rung before leaves open.
     */
    List<Quotient> quotients() {
        List<Quotient> quotients = new ArrayList<>();
        for (int k = 0; k < RUNGS; k++) {
            if (samples.isKnown(k) && Double.isFinite(samples.central(k))) {
                boolean extrapolated = k >= 2 && samples.isKnown(k - 1) && samples.isKnown(k - 2);
                quotients.add(new Quotient(
                        samples.step(k),
                        samples.central(k),
                        extrapolated ? centralRichardson(k).errorBar() : Double.POSITIVE_INFINITY));
            }
        }
        return quotients;
    }
}
