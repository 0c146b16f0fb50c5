/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.stream.IntStream;

/**
 * The rounding noise of a loss, from a table of differences over nine points on a line.
 *
 * <p>High differences of a smooth function vanish; what is left of them is noise, magnified by a known factor. Source:
 * More and Wild, "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011), who take equally spaced points. Of a
 * loss that is rounded to some decimals these may all be off by the same, or in proportion to their distance, which no
 * difference shows: so no two distances here are in the proportion of whole numbers.
 *
 * @param level the standard deviation of the error of one evaluation, in the unit of the loss
 * @param moves whether the loss changed at all along the line
 */
public record Noise(double level, boolean moves) {
    /**
     * Roots of primes, about equally spaced: differences up to the eighth, so that three neighbouring orders can agree.
     */
    private static final double[] DISTANCES = {
        -Math.sqrt(23), -Math.sqrt(13), -Math.sqrt(7), -Math.sqrt(2), 0, 1, Math.sqrt(5), Math.sqrt(11), Math.sqrt(19)
    };

    private static final int CENTRE = 4;

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

    /** A kink among the points looks like noise; a hundred times nearer to the point there is hardly another one. */
    private static final double NEARER = 1e-2;

    /**
     * Where the loss moves by less than some hundred roundings, as a sum of floats does at 1e-9 of the parameters, most
     * of its roundings stay what they are: the values are off together, by far more than they differ. In sums of 2 000
     * floats the level was up to 25 times too small without a look from farther away, up to 9 times with it.
     */
    private static final double ANEW = 100;

    /** Few roundings stay, and still few kinks lie between. */
    private static final double FARTHER = 1e-5;

    /** There the loss moves by far more than its noise; where it does not, structure of its own is between. */
    private static final double MOVES = 30;

    /** So far away a slope and a curvature are no noise; a kink is among less than half of the differences. */
    private static final int FARTHER_ORDER = 3;

    /**
     * Estimates the noise of a loss.
     *
     * @param line the loss along a line on which a distance of 1 is of the parameters' own size
     * @param centre the loss at the point itself
     * @return the noise, at least half a unit in the last place of the loss
     */
    public static Noise along(Line line, double centre) {
        double floor = floor(centre);
        double fallback = Double.POSITIVE_INFINITY;
        boolean moves = false;
        double spacing = FIRST_SPACING;
        for (int attempt = 0; attempt < ATTEMPTS && spacing <= WIDEST_SPACING; attempt++) {
            DifferenceTable table = table(line, centre, spacing);
            moves |= table.moves();
            if (!table.finite() || table.range() > 0.1 * table.magnitude()) {
                spacing /= 100;
            } else if (table.firstDifferencesMostlyZero()) {
                spacing *= 100;
            } else {
                double level = table.agreedLevel(AGREEMENT);
                if (!Double.isNaN(level)) {
                    return new Noise(lookedAtAgain(line, centre, spacing, table.range(), Math.max(level, floor)), true);
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

    /** Half a unit in the last place of the loss. */
    private static double floor(double centre) {
        return Math.max(Math.ulp(1.0) * Math.abs(centre) / 2, Double.MIN_NORMAL);
    }

    /** Asks again, nearer and farther away, where the noise has another cause than rounding in double arithmetic. */
    private static double lookedAtAgain(Line line, double centre, double spacing, double range, double level) {
        double floor = floor(centre);
        if (level <= SUSPICIOUS * floor) {
            return level;
        }
        double nearer = level(line, centre, spacing * NEARER);
        double least = nearer < level ? Math.max(nearer, floor) : level;
        boolean together = least > SUSPICIOUS * floor && range <= ANEW * least;
        return together && spacing < FARTHER ? farther(line, centre, least) : least;
    }

    /** What another look at the line says; NaN where it says nothing. */
    private static double level(Line line, double centre, double spacing) {
        DifferenceTable table = table(line, centre, spacing);
        return table.finite() && !table.firstDifferencesMostlyZero() ? table.agreedLevel(AGREEMENT) : Double.NaN;
    }

    private static double farther(Line line, double centre, double least) {
        DifferenceTable table = table(line, centre, FARTHER);
        double level = table.finite() ? table.usualLevel(FARTHER_ORDER, AGREEMENT) : Double.NaN;
        return MOVES * level <= table.range() ? Math.max(least, level) : least;
    }

    private static DifferenceTable table(Line line, double centre, double spacing) {
        double[] beside = IntStream.range(0, DISTANCES.length)
                .filter(i -> i != CENTRE)
                .mapToDouble(i -> DISTANCES[i] * spacing)
                .toArray();
        double[] values = new double[DISTANCES.length];
        line.at(beside, values, beside.length);
        System.arraycopy(values, CENTRE, values, CENTRE + 1, CENTRE);
        values[CENTRE] = centre;
        return new DifferenceTable(DISTANCES, values);
    }
}
