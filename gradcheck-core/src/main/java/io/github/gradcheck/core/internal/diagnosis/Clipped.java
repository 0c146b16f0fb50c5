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
 * Entries are cut off at a bound: {@code a = max(-c, min(c, n))}. Several have the same size to the bit, where the true
 * ones are larger and differ, and all below it are right. A key that is too small to show that has the bound of another
 * one.
 */
final class Clipped implements Hypothesis {
    /** Two entries may have the same size by a symmetry. */
    private static final int FEWEST = 3;

    /** So much beyond the bound an entry is no rounding of it. */
    private static final double CLEARLY = 1e-2;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        double bound = bound(suspect);
        boolean known = isSeen(suspect)
                || (isCut(suspect, 1)
                        && suspect.isPossible(cutOff(suspect))
                        && network.keys().stream()
                                .anyMatch(other -> other.isWrong() && bound(other) == bound && isSeen(other)));
        return known
                ? Optional.of(new Finding(
                        Cause.CLIPPED, Claim.is("cut off at " + Amount.of(bound).text()), "right below it"))
                : Optional.empty();
    }

    private static double bound(Suspect suspect) {
        return IntStream.range(0, suspect.size())
                .mapToDouble(entry -> Math.abs(suspect.analytic(entry)))
                .max()
                .orElse(0);
    }

    /** Whether this key alone shows the bound; one whose entries are all at it might be a sign times a number. */
    private static boolean isSeen(Suspect suspect) {
        double bound = bound(suspect);
        return IntStream.range(0, suspect.size())
                        .anyMatch(entry -> suspect.analytic(entry) != 0 && Math.abs(suspect.analytic(entry)) < bound)
                && isCut(suspect, FEWEST)
                && suspect.isExplainedBy(cutOff(suspect));
    }

    /** The true gradient, if what is below the bound is right. */
    private static IntToDoubleFunction cutOff(Suspect suspect) {
        double bound = bound(suspect);
        return entry -> Math.abs(suspect.analytic(entry)) < bound ? suspect.analytic(entry) : suspect.numerical(entry);
    }

    private static boolean isCut(Suspect suspect, int fewest) {
        double bound = bound(suspect);
        int[] cut = IntStream.range(0, suspect.size())
                .filter(entry -> Math.abs(suspect.analytic(entry)) == bound)
                .toArray();
        boolean beyond =
                IntStream.of(cut).allMatch(entry -> suspect.numerical(entry) / suspect.analytic(entry) > 1 - CLEARLY);
        long clearly = IntStream.of(cut)
                .mapToDouble(suspect::numerical)
                .filter(numerical -> Math.abs(numerical) > (1 + CLEARLY) * bound)
                .distinct()
                .count();
        return bound > 0 && beyond && clearly >= fewest;
    }
}
