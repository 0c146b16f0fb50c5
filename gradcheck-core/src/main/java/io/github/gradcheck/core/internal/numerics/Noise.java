/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.stream.IntStream;

/**
 * The rounding noise of a loss, from a table of differences over nine equally spaced points on a line.
 *
 * <p>High differences of a smooth function vanish; what is left of them is noise, magnified by a known factor: for
 * independent errors of variance sigma^2 the j-th difference has variance sigma^2 (2j)!/(j!)^2. Source: More and Wild,
 * "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011).
 *
 * @param level the standard deviation of the error of one evaluation, in the unit of the loss
 * @param moves whether the loss changed at all along the line
 */
public record Noise(double level, boolean moves) {
    /** Points at -4h .. 4h: differences up to the eighth, so that three neighbouring orders can agree. */
    private static final int HALF = 4;

    /**
     * The first spacing, relative to the parameters: far enough for rounding to differ from point to point, near enough
     * for the second differences of a smooth loss, about the square of it, to drown in noise, and for few kinks to lie
     * between.
     */
    private static final double FIRST_SPACING = 1e-9;

    private static final double WIDEST_SPACING = 1e-1;
    private static final int ATTEMPTS = 5;
    private static final double AGREEMENT = 4;

    /** Rounding in double arithmetic makes one to ten times the least noise; much more has another cause. */
    private static final double SUSPICIOUS = 100;

    /**
     * Estimates the noise of a loss.
     *
     * @param line the loss along a line on which a distance of 1 is of the parameters' own size
     * @param centre the loss at the point itself
     * @return the noise, at least half a unit in the last place of the loss
     */
    public static Noise along(Line line, double centre) {
        double floor = Math.max(Math.ulp(1.0) * Math.abs(centre) / 2, Double.MIN_NORMAL);
        double fallback = Double.POSITIVE_INFINITY;
        boolean moves = false;
        double spacing = FIRST_SPACING;
        for (int attempt = 0; attempt < ATTEMPTS && spacing <= WIDEST_SPACING; attempt++) {
            double[] values = sample(line, centre, spacing);
            DifferenceTable table = new DifferenceTable(values);
            moves |= table.moves();
            if (!table.finite() || table.range() > 0.1 * table.magnitude()) {
                spacing /= 100;
            } else if (table.firstDifferencesMostlyZero()) {
                spacing *= 100;
            } else {
                double level = table.agreedLevel(AGREEMENT);
                if (!Double.isNaN(level)) {
                    boolean suspicious = level > SUSPICIOUS * floor;
                    double nearer = suspicious ? nearer(line, centre, spacing / 100) : level;
                    return new Noise(Math.max(Math.min(level, nearer), floor), true);
                }
                fallback = Math.min(fallback, table.highestLevel());
                spacing /= 10;
            }
        }
        return new Noise(Double.isInfinite(fallback) ? floor : Math.max(fallback, floor), moves);
    }

    /**
     * How many decimal digits of the loss are above the noise.
     *
     * @param value the loss
     * @return about 16 for double arithmetic and 7 for float
     */
    public int digits(double value) {
        double size = Math.abs(value);
        return size == 0 ? 16 : (int) Math.max(0, Math.round(-Math.log10(level / size)));
    }

    /** A kink among the points looks like noise; a hundred times nearer to the point there is hardly another one. */
    private static double nearer(Line line, double centre, double spacing) {
        DifferenceTable table = new DifferenceTable(sample(line, centre, spacing));
        double level = table.agreedLevel(AGREEMENT);
        return table.finite() && !table.firstDifferencesMostlyZero() && !Double.isNaN(level)
                ? level
                : Double.POSITIVE_INFINITY;
    }

    private static double[] sample(Line line, double centre, double spacing) {
        double[] beside = IntStream.rangeClosed(-HALF, HALF)
                .filter(i -> i != 0)
                .mapToDouble(i -> i * spacing)
                .toArray();
        double[] values = new double[2 * HALF + 1];
        line.at(beside, values, 2 * HALF);
        System.arraycopy(values, HALF, values, HALF + 1, HALF);
        values[HALF] = centre;
        return values;
    }
}
