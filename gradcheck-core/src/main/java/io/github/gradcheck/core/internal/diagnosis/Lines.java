/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Each row, or each column, of a matrix is off by a number of its own: a factor or a constant. Only single entries can
 * tell.
 */
final class Lines implements Hypothesis {
    /**
     * To how much the numbers of a line must agree, in proportion to their size: a thousandth of what {@link #TELLING}
     * asks of a fault.
     */
    private static final double AGREEMENT = 1e-5;

    /**
     * An entry is telling if the fault is at least this part of it, so that an error of a thousandth of the fault would
     * be seen.
     */
    private static final double TELLING = 1e-2;

    /** One number is fitted for each line; two must verify it. */
    private static final int FEWEST_TELLING = 3;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (!suspect.isMatrix() || suspect.found().unvisited() > 0 || !isMeasured(suspect)) {
            return Optional.empty();
        }
        int rows = suspect.rows();
        int columns = suspect.columns();
        return examine(suspect, "row", rows, columns, (row, j) -> row * columns + j)
                .or(() -> examine(suspect, "column", columns, rows, (column, i) -> i * columns + column));
    }

    private static boolean isMeasured(Suspect suspect) {
        return IntStream.range(0, suspect.size()).allMatch(entry -> Double.isFinite(suspect.numerical(entry)));
    }

    private static Optional<Finding> examine(Suspect suspect, String word, int lines, int length, Place place) {
        if (isFault(suspect, lines, length, place, Lines::factor)) {
            return Optional.of(new Finding(
                    Cause.FACTOR,
                    Claim.has("a factor of its own in every " + word),
                    "one for each unit: the derivative of an activation?"));
        }
        return isFault(suspect, lines, length, place, Lines::constant)
                ? Optional.of(new Finding(Cause.OFFSET, Claim.is("off by a constant of its own in every " + word)))
                : Optional.empty();
    }

    /** Whether one number explains each line, and some line needs one. */
    private static boolean isFault(Suspect suspect, int lines, int length, Place place, Fit fit) {
        int wrong = 0;
        for (int line = 0; line < lines; line++) {
            int fixed = line;
            int[] entries =
                    IntStream.range(0, length).map(i -> place.entry(fixed, i)).toArray();
            IntToDoubleFunction fitted = fit.of(suspect, entries);
            double largest = IntStream.of(entries)
                    .mapToDouble(entry -> size(suspect, entry))
                    .max()
                    .orElse(0);
            int telling = 0;
            boolean differs = false;
            for (int entry : entries) {
                double size = size(suspect, entry);
                double fault = Math.abs(suspect.analytic(entry) - suspect.numerical(entry));
                double rest = Math.abs(suspect.analytic(entry) - fitted.applyAsDouble(entry));
                if (!(rest <= AGREEMENT * Math.max(size, AGREEMENT * largest))) {
                    return false;
                }
                differs |= fault > AGREEMENT * Math.max(size, AGREEMENT * largest);
                telling += fault > TELLING * size && size > AGREEMENT * largest ? 1 : 0;
            }
            if (differs && telling < FEWEST_TELLING) {
                return false;
            }
            wrong += differs ? 1 : 0;
        }
        return wrong > 0;
    }

    private static double size(Suspect suspect, int entry) {
        return Math.max(Math.abs(suspect.analytic(entry)), Math.abs(suspect.numerical(entry)));
    }

    private static IntToDoubleFunction factor(Suspect suspect, int[] entries) {
        double an = 0;
        double nn = 0;
        for (int entry : entries) {
            an += suspect.analytic(entry) * suspect.numerical(entry);
            nn += suspect.numerical(entry) * suspect.numerical(entry);
        }
        double factor = nn == 0 ? 0 : an / nn;
        return entry -> factor * suspect.numerical(entry);
    }

    private static IntToDoubleFunction constant(Suspect suspect, int[] entries) {
        double mean = IntStream.of(entries)
                .mapToDouble(entry -> suspect.analytic(entry) - suspect.numerical(entry))
                .average()
                .orElse(0);
        return entry -> suspect.numerical(entry) + mean;
    }

    /** Where the entries of a line are. */
    @FunctionalInterface
    private interface Place {
        int entry(int line, int index);
    }

    /** The numbers that the true ones become if a line is off by one number. */
    @FunctionalInterface
    private interface Fit {
        IntToDoubleFunction of(Suspect suspect, int[] entries);
    }
}
