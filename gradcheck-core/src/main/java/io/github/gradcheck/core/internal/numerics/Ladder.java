/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The derivatives that follow from the loss at {@code +h} and {@code -h} for a ladder of steps
 * {@code h_k = scale 10^-(k spacing + shift)}.
 */
final class Ladder {
    /** Down to 10^-13 of the scale, for a point that close to the edge of the domain. */
    static final int RUNGS = 14;

    /** At steps from 10^-10 of the scale on, the loss hardly moves. */
    private static final int FINEST = 4;

    private final Samples samples;
    private final double noise;
    private final double spacing;

    /**
     * Creates a ladder without evaluating the loss.
     *
     * @param centre the loss at the point itself
     * @param noise the standard deviation of one evaluation
     * @param scale the distance of the parameters' own size
     * @param shift 0, or 1/2 for steps halfway (in the logarithm) between those of the plain ladder
     * @param spacing how many powers of ten lie between two steps
     */
    Ladder(Line line, double centre, double noise, double scale, double shift, double spacing) {
        this(
                new Samples(
                        line,
                        centre,
                        IntStream.range(0, RUNGS)
                                .mapToDouble(k -> scale * Math.pow(10, -(k * spacing + shift)))
                                .toArray()),
                noise,
                spacing);
    }

    private Ladder(Samples samples, double noise, double spacing) {
        this.samples = samples;
        this.noise = noise;
        this.spacing = spacing;
    }

    /** The same values, of which the noise is now known better. */
    Ladder withNoise(double better) {
        return new Ladder(samples, better, spacing);
    }

    /**
     * What is left of {@code f(h) - f(-h) - 2 h slope} at the finest steps, where it is nothing but noise, of twice the
     * variance of one evaluation; a kink at the point cancels in it.
     *
     * @return the estimates of the variance of one evaluation, one for each step that has values
     */
    DoubleStream finestVariances(double slope) {
        return IntStream.range(RUNGS - FINEST, RUNGS)
                .mapToDouble(k -> (samples.central(k) - slope) * samples.covered(k))
                .map(rest -> rest * rest / 2)
                .filter(Double::isFinite);
    }

    /**
     * The best central estimate: three rungs to begin with, then more while the error bar is too large, towards larger
     * steps where noise makes it so and towards smaller ones else.
     *
     * @param analytic the derivative that is to be judged, whose size counts as well
     */
    Derivative central(StepSchedule effort, double analytic) {
        int low = Math.min(Math.max(effort.firstRung(), 0), RUNGS - 3);
        int high = low + 2;
        samples.evaluate(low, high);
        Derivative best = bestCentral(low, high);
        while (high - low + 1 < Math.min(effort.mostRungs(), RUNGS)
                && !(best.reach() <= effort.sharpness() * Math.max(Math.abs(best.value()), Math.abs(analytic)))) {
            boolean noisy = 2 * centralNoise(best.step()) > best.errorBar();
            if ((noisy && low > 0) || high == RUNGS - 1) {
                low--;
            } else {
                high++;
            }
            best = bestCentral(low, high);
        }
        return best;
    }

    /** The best central estimate whose largest step is at most a given one. */
    Derivative centralWithin(double largestStep) {
        Derivative best = Derivative.UNKNOWN;
        for (int k = 2; k < RUNGS; k++) {
            if (samples.step(k - 2) <= largestStep * (1 + 1e-9)) {
                best = best.orBetter(centralRichardson(k));
            }
        }
        return best;
    }

    /** The slope to the right of the point, by forward differences. */
    Derivative rightSlope() {
        return bestSlope(1);
    }

    /** The slope to the left of the point, by backward differences. */
    Derivative leftSlope() {
        return bestSlope(-1);
    }

    /**
     * The central quotient at the finest step that could still show a difference: noise, at three standard deviations,
     * hides at most a third of it.
     *
     * @return an estimate whose error bar knows only noise; nothing if no step is that quiet
     */
    Optional<Derivative> finestCentral(double difference) {
        return finest(k -> 3 * centralNoise(samples.step(k)) <= difference)
                .map(k -> new Derivative(samples.central(k), centralNoise(samples.step(k)), samples.step(k)));
    }

    /**
     * Whether the central quotients at steps finer than that of an estimate stay near it, as far down as noise lets a
     * difference be seen. Where they wander by more than half of the difference, the error bar of the estimate was
     * small by accident.
     */
    boolean staysNear(Derivative estimate, double difference) {
        for (int k = 1; k < RUNGS && 3 * centralNoise(samples.step(k)) <= difference; k++) {
            double away = Math.abs(samples.central(k) - estimate.value()) - centralNoise(samples.step(k));
            if (samples.step(k) < estimate.step() && away > difference / 2) {
                return false;
            }
        }
        return true;
    }

    /**
     * The raw slopes at the two finest steps at which noise, at three standard deviations, hides at most a quarter of a
     * difference.
     */
    List<Slopes> finestSlopes(double difference) {
        return finest(k -> 4 * rawSlopeNoise(samples.step(k)) <= difference).stream()
                .flatMap(k -> Stream.of(k, k - 1))
                .filter(k -> k >= 1)
                .map(this::slopes)
                .toList();
    }

    private Optional<Integer> finest(IntPredicate quiet) {
        for (int k = RUNGS - 1; k >= 1; k--) {
            if (quiet.test(k) && Double.isFinite(samples.central(k))) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }

    private Slopes slopes(int k) {
        return new Slopes(
                samples.slope(-1, k),
                samples.slope(1, k),
                samples.slope(1, k - 1) - samples.slope(-1, k - 1),
                rawSlopeNoise(samples.step(k)),
                samples.step(k));
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
        double spread = Math.max(Math.abs(here - before), 0.02 * Math.abs(here - samples.central(k)));
        return known(here, spread + centralNoise(samples.step(k)), samples.step(k));
    }

    /** S_k = (r s_k - s_{k-1}) / (r - 1) cancels the error in h of one-sided differences. */
    private Derivative bestSlope(int sign) {
        samples.evaluate(0, RUNGS - 1);
        Derivative best = Derivative.UNKNOWN;
        double order = Math.pow(10, spacing);
        for (int k = 2; k < RUNGS; k++) {
            double here = extrapolate(samples.slope(sign, k - 1), samples.slope(sign, k), order);
            double before = extrapolate(samples.slope(sign, k - 2), samples.slope(sign, k - 1), order);
            double spread = Math.max(Math.abs(here - before), 0.02 * Math.abs(here - samples.slope(sign, k)));
            best = best.orBetter(known(here, spread + slopeNoise(samples.step(k)), samples.step(k)));
        }
        return best;
    }

    private static Derivative known(double value, double errorBar, double step) {
        return Double.isFinite(value) && Double.isFinite(errorBar)
                ? new Derivative(value, errorBar, step)
                : Derivative.UNKNOWN;
    }

    private static double extrapolate(double coarse, double fine, double order) {
        return (order * fine - coarse) / (order - 1);
    }

    /** Three standard deviations of (f(h) - f(-h)) / 2h. */
    private double centralNoise(double h) {
        return Derivative.centralNoise(noise, h);
    }

    /** Three standard deviations of (10/9) (f(h) - f(0)) / h. */
    private double slopeNoise(double h) {
        return 10.0 / 9 * rawSlopeNoise(h);
    }

    /** Three standard deviations of (f(h) - f(0)) / h. */
    private double rawSlopeNoise(double h) {
        return 3 * Math.sqrt(2) * noise / h;
    }

    /** Whether a step is one of this ladder's, to the bit. */
    boolean hasStep(double step) {
        return IntStream.range(0, RUNGS).anyMatch(k -> samples.step(k) == step);
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
