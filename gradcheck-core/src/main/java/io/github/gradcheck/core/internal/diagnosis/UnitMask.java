/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A factor that is zero in some rows, columns or entries and one number in all others, as of a dropout that is drawn
 * once for each unit and that backward leaves out. The number is fitted; without one, see {@link PartialFault}.
 */
final class UnitMask implements Hypothesis {
    /** A factor of one or two units may be any. */
    private static final int FEWEST_LINES = 3;

    /** A longer list is no place. */
    private static final int MOST_LISTED = 6;

    /** Beside what backward says a derivative this small is zero, as near as double arithmetic can tell. */
    private static final double DOUBLE_STILL = 1e-8;

    /** The same of a loss in float. */
    private static final double FLOAT_STILL = 1e-3;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        return Cut.of(suspect.shape()).stream()
                .filter(cut -> cut.lines() >= FEWEST_LINES)
                .flatMap(cut -> examine(suspect, cut).stream())
                .findFirst();
    }

    private static Optional<Finding> examine(Suspect suspect, Cut cut) {
        BitSet still = new BitSet();
        IntStream.range(0, cut.lines())
                .filter(line -> isStill(suspect, cut, line))
                .forEach(still::set);
        BitSet rest = new BitSet();
        rest.set(0, cut.lines());
        rest.andNot(still);
        if (still.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        }
        double[] kept = suspect.project(entry -> still.get(cut.line(entry)) ? 0 : suspect.analytic(entry));
        double factor = suspect.fit(new double[kept.length], kept);
        boolean scaled = Math.abs(factor - 1) > Factor.LEAST_DIFFERENCE;
        return scaled && suspect.isExplainedBy(Factor.times(factor, kept), 1)
                ? place(cut, still, rest)
                        .map(region -> new Finding(
                                Cause.ACTIVATION,
                                Claim.lacks("a factor that is 0 " + region.text() + " and "
                                        + Amount.of(factor, suspect.uncertainty(kept) / Math.abs(factor))
                                                .text()
                                        + " elsewhere")))
                : Optional.empty();
    }

    /** Single entries are listed as well: a factor of zero shows in each of them. */
    private static Optional<Region> place(Cut cut, BitSet still, BitSet rest) {
        return new Numbering(cut.unit(), cut.lines())
                .name(still, rest)
                .or(() -> still.cardinality() <= MOST_LISTED
                        ? Optional.of(new Region.Listed(
                                cut.unit(), still.stream().boxed().toList()))
                        : Optional.empty());
    }

    private static boolean isStill(Suspect suspect, Cut cut, int line) {
        double still = suspect.candidate().block().singlePrecision() ? FLOAT_STILL : DOUBLE_STILL;
        double largest = IntStream.range(0, cut.length())
                .mapToDouble(i -> Math.abs(suspect.analytic(cut.entry(line, i))))
                .max()
                .orElse(0);
        return largest > 0
                && IntStream.range(0, cut.length())
                        .allMatch(i -> Math.abs(suspect.numerical(cut.entry(line, i))) <= still * largest);
    }
}
