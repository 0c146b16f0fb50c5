/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import java.util.Optional;
import java.util.stream.IntStream;

/** Only some rows, columns or the like are wrong: every entry there that is not zero anyway, and no entry elsewhere. */
final class PartialFault implements Hypothesis {
    /**
     * A factor is common if all entries agree to so much: far above the reach of single entries, far below a factor
     * that differs.
     */
    private static final double AGREEMENT = 1e-5;

    /**
     * Beside wrong entries others count as right only if these would have been seen at a fifth, or less, of their
     * fault: the entries of one fault vary in size, and one that is a fifth of the usual one may be there.
     */
    private static final double CLEARLY = 5;

    /** Smaller faults may have been excused elsewhere, as rounding: five times the tolerance of double arrays. */
    private static final double DOUBLE_FAULT = 5e-6;

    /** Ten times the tolerance of float arrays. */
    private static final double FLOAT_FAULT = 5e-3;

    /** Beside what backward says a derivative this small is zero, as near as double arithmetic can tell. */
    private static final double DOUBLE_STILL = 1e-8;

    /** The same of a loss in float. */
    private static final double FLOAT_STILL = 1e-3;

    /** One for the factor, two witnesses. */
    private static final int FEWEST_ENTRIES = 3;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (suspect.found().extent() != FaultDensity.SPARSE || suspect.found().unvisited() > 0) {
            return Optional.empty();
        }
        boolean elsewhereRight = isElsewhereRight(suspect);
        return WrongPart.of(suspect)
                .flatMap(region -> zero(suspect, region, elsewhereRight)
                        .or(() -> elsewhereRight ? diagnosis(suspect, network, region) : Optional.empty()));
    }

    /** Whole lines of zeros are backward's own numbers, which is so whatever kinks or noise hide elsewhere. */
    private static Optional<Finding> zero(Suspect suspect, Region region, boolean elsewhereRight) {
        boolean zero = suspect.found().wrong().stream().allMatch(entry -> suspect.analytic(entry) == 0);
        boolean told = elsewhereRight || suspect.found().wrong().count() >= FEWEST_ENTRIES;
        Claim claim = Claim.is("zero");
        return zero && told
                ? Optional.of(new Finding(
                        Cause.PART, elsewhereRight ? inside(claim, region) : claim.followedBy(" " + region.text())))
                : Optional.empty();
    }

    /** Whether a fault of the same proportion would have been seen in the other entries. */
    private static boolean isElsewhereRight(Suspect suspect) {
        double smallest = suspect.found().wrong().stream()
                .mapToDouble(entry -> relativeFault(suspect.analytic(entry), suspect.numerical(entry)))
                .min()
                .orElse(0);
        boolean single = suspect.candidate().block().singlePrecision();
        return smallest > Math.max(CLEARLY * suspect.found().resolution(), single ? FLOAT_FAULT : DOUBLE_FAULT);
    }

    private static double relativeFault(double analytic, double numerical) {
        return Math.abs(analytic - numerical) / Math.max(Math.abs(analytic), Math.abs(numerical));
    }

    /** Where a single entry is wrong, the report shows it; its place alone would say less. */
    private static Optional<Finding> diagnosis(Suspect suspect, Network network, Region region) {
        int[] wrong = suspect.found().wrong().stream().toArray();
        if (IntStream.of(wrong).allMatch(entry -> isStill(suspect, entry))) {
            Claim still = inside(Claim.is("not zero"), region);
            return Optional.of(new Finding(
                    Cause.PART, new Claim(still.singular(), still.plural(), true), "the loss does not move there"));
        }
        Optional<Finding> place =
                wrong.length == 1 ? Optional.empty() : Optional.of(new Finding(Cause.PART, Claim.isWrong(region)));
        return factor(suspect, network, wrong)
                .map(factor -> new Finding(Cause.PART, inside(Factor.claim(factor), region), factor.reason()))
                .or(() -> place);
    }

    /** Whether the loss does not move with an entry, up to the error of what was measured. */
    private static boolean isStill(Suspect suspect, int entry) {
        double still = suspect.candidate().block().singlePrecision() ? FLOAT_STILL : DOUBLE_STILL;
        return Math.abs(suspect.numerical(entry)) <= still * Math.abs(suspect.analytic(entry));
    }

    private static Claim inside(Claim claim, Region region) {
        return claim.followedBy(" " + region.text() + ", and right elsewhere");
    }

    /** The factor that the wrong entries have in common; of one or two entries only the sign tells something. */
    private static Optional<KnownFactor> factor(Suspect suspect, Network network, int[] wrong) {
        double an = 0;
        double nn = 0;
        for (int entry : wrong) {
            an += suspect.analytic(entry) * suspect.numerical(entry);
            nn += suspect.numerical(entry) * suspect.numerical(entry);
        }
        double factor = an / nn;
        boolean common = IntStream.of(wrong)
                .allMatch(entry -> Math.abs(suspect.analytic(entry) - factor * suspect.numerical(entry))
                        <= AGREEMENT * Math.abs(suspect.analytic(entry)));
        boolean sign = Math.abs(factor + 1) <= AGREEMENT;
        if (!common || !(sign || wrong.length >= FEWEST_ENTRIES)) {
            return Optional.empty();
        }
        return Optional.of(sign ? new KnownFactor(-1, "") : named(factor, network));
    }

    private static KnownFactor named(double factor, Network network) {
        return network.factors().stream()
                .filter(known -> Math.abs(known.value() - factor) <= AGREEMENT * Math.abs(factor))
                .findFirst()
                .orElse(new KnownFactor(factor, ""));
    }
}
