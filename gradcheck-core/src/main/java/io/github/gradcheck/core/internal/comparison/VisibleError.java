/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The smallest error {@code ||e|| / ||g||} of a key's gradient that a comparison would have seen, whatever its shape:
 * one entry, some of them, or all.
 *
 * <p><b>Entry by entry.</b> An error that nowhere exceeds what an entry leaves open is at most as long as all of that
 * together, {@code sqrt(sum of w_i^2)}, with w_i the largest of the reach, the tolerance, and the distance of slopes
 * where there is a kink; the estimate itself may be one error bar, a quarter of the reach, off.
 *
 * <p><b>Along n random directions.</b> An error whose effect {@code s e}, each entry times its scale, has the length E
 * is off by a Gaussian of standard deviation E along each. Within a reach r it stays with a probability of at most
 * {@code sqrt(2/pi) r/E}, with p within all of them if {@code E = sqrt(2/pi) (r_1 ... r_n)^(1/n) p^(-1/n)}. An entry
 * of small scale moves least: {@code ||e|| <= E / (smallest scale)}.
 */
final class VisibleError {
    /** Directions are sharp to nine digits, so that a promise that is broken once in a million costs nothing. */
    static final double ONE_IN_A_MILLION = 1e-6;

    /** A key whose visible error is this small needs no further direction: a hundredth of what a pass needs. */
    static final double ENOUGH = 1e-5;

    /** More than four directions gain little: 1 000 000, 800, 80, 25, 13 reaches are seen along one to five. */
    static final int MOST_DIRECTIONS = 4;

    private static final double SHARE_WITHIN = Math.sqrt(2 / Math.PI);

    /** An estimate may be one error bar off, of the four that make a reach. */
    private static final double ESTIMATE = 1.25;

    private VisibleError() {}

    /** Of a derivative, the part of it that an error must make to leave its reach. */
    static double ofFactor(double reach, double derivative) {
        return derivative == 0 ? Double.POSITIVE_INFINITY : ESTIMATE * reach / Math.abs(derivative);
    }

    /** Of entries that leave open so much together, of a gradient of some norm. */
    static double ofEntries(double open, double norm) {
        return open == 0 ? 0 : ESTIMATE * open / norm;
    }

    /**
     * Of directions over a key.
     *
     * @param reaches what each leaves open, excuses included
     * @param kink the largest distance between the slopes on both sides of a direction that has a kink
     * @param missed the probability with which they may all miss an error that large
     * @return infinite where there is no direction
     */
    static double alongDirections(
            KeyGradient candidate, Tolerance tolerance, double[] reaches, double kink, double missed) {
        if (reaches.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Norm norm = new Norm();
        double leastScale = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidate.size(); i++) {
            norm.add(candidate.analytic(i));
            leastScale = Math.min(leastScale, candidate.scale().of(i));
        }
        double logs = DoubleStream.of(reaches)
                        .map(reach -> Math.log(ESTIMATE * reach))
                        .sum()
                - Math.log(missed);
        double length = SHARE_WITHIN * Math.exp(logs / reaches.length);
        double hidden = Math.max(length, kink) / leastScale / norm.value();
        return Math.max(hidden, tolerance.hides(candidate.size(), norm.value()));
    }

    /**
     * Of directions over several keys, of which one makes a known part of the derivative: the error {@code E / effect}
     * with the length E from above, missed {@linkplain #ONE_IN_A_MILLION once in a million}.
     *
     * @param reaches the least differences that count along each of the directions
     * @param effect the deviation of the derivative along them that the key makes
     * @return a part of the key's effect; infinite where there is no direction or no effect
     */
    static double of(List<Double> reaches, double effect) {
        return ofMore(reaches, reaches.size(), effect);
    }

    /** The same of so many directions, of which those to come have the mean of the others' logarithms. */
    static double ofMore(List<Double> reaches, int directions, double effect) {
        if (reaches.isEmpty() || !(effect > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double usual = reaches.stream().mapToDouble(Math::log).average().orElseThrow();
        return SHARE_WITHIN * Math.exp(usual - Math.log(ONE_IN_A_MILLION) / directions) / effect;
    }

    /** What as many directions as there may be would show, all of them as sharp as the sharpest. */
    static double atBest(double reach, double effect) {
        return SHARE_WITHIN * Math.pow(ONE_IN_A_MILLION, -1.0 / MOST_DIRECTIONS) * reach / effect;
    }
}
