/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.SlopedLine.Sloped;
import java.util.Map;
import java.util.TreeMap;

/**
 * A loss on both sides of the point, and what backward implies of it: the integral of its slopes. Where the gradient is
 * right their difference is nothing but noise, whatever the loss is. At the edge of a domain it is one side only.
 */
final class Segment {
    /** What rounding in float arithmetic does to a gradient: 24 bits, and a few of them lost in sums. */
    private static final double GRADIENT_ROUNDING = 16 * 0x1.0p-24;

    /**
     * A jump of the slope is narrowed down by half with every cut, and three dozen pieces do for some jumps. Two dozen
     * leave four of 200 ReLU networks with a loss in float undecided, at no lower cost: longer segments follow then.
     */
    private static final int MOST_PIECES = 36;

    private final SlopedLine line;
    private final double accuracy;
    private final Map<Double, Sloped> samples = new TreeMap<>();

    private Segment(SlopedLine line, double accuracy) {
        this.line = line;
        this.accuracy = accuracy;
    }

    /**
     * Integrates as far as a length on both sides.
     *
     * @param line the loss and its slopes
     * @param centre the loss at the point
     * @param length how far to go
     * @param accuracy of the integral, relative to it
     */
    static Integrated over(SlopedLine line, double centre, double length, double accuracy) {
        Integrated both = new Segment(line, accuracy).between(-length, length, centre, length);
        if (both.isKnown()) {
            return both;
        }
        Integrated right = new Segment(line, accuracy).between(0, length, centre, length);
        return right.isKnown() ? right : new Segment(line, accuracy).between(-length, 0, centre, length);
    }

    private Integrated between(double from, double to, double centre, double length) {
        Antiderivative integral = Antiderivative.over(from, to, accuracy, MOST_PIECES, this::slope);
        double atCentre = integral.at(0);
        double[] distances =
                samples.keySet().stream().mapToDouble(line::displacement).toArray();
        double[] values = samples.values().stream().mapToDouble(Sloped::value).toArray();
        Level level = Level.of(length, distances, values, centre);
        Quadrature whole = integral.whole();
        double error = (whole.error() + GRADIENT_ROUNDING * whole.magnitude()) / length;
        return new Integrated(
                level,
                LevelSlopes.ofMismatch(level, t -> integral.at(t) - atCentre, error),
                whole.value() / (to - from));
    }

    private double slope(double t) {
        Sloped sloped = samples.computeIfAbsent(t, line::sloped);
        return Double.isFinite(sloped.value()) ? sloped.slope() : Double.NaN;
    }

    /**
     * A segment that was integrated.
     *
     * @param level the loss on it
     * @param slopes of the loss less the integral
     * @param claimed the average slope that backward implies
     */
    record Integrated(Level level, LevelSlopes slopes, double claimed) {
        boolean isKnown() {
            return Double.isFinite(claimed);
        }
    }
}
