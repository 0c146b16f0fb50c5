/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says what is wrong with a Jacobian of which every entry was measured. Something is said only if it explains all
 * entries, right and wrong ones, and nothing else does; one wrong entry needs no further name.
 */
public final class JacobianFault {
    /** What explains an entry leaves this part of its row's largest entry; it was measured to 1e-8 and better. */
    private static final double EXPLAINED = 1e-5;

    /** Rows or columns that differ by less than this part cannot be told apart, nor can factors. */
    private static final double TOLD_APART = 1e-3;

    /** So many rows or columns are listed by name; of more there is no regular place. */
    private static final int MOST_LISTED = 3;

    private final JacobianBlock block;
    private final BitSet wrongRows = new BitSet();
    private final BitSet wrongColumns = new BitSet();

    private JacobianFault(JacobianBlock block) {
        this.block = block;
        for (int row = 0; row < block.rows(); row++) {
            for (int column = 0; column < block.columns(); column++) {
                if (block.isWrong(row, column)) {
                    wrongRows.set(row);
                    wrongColumns.set(column);
                }
            }
        }
    }

    /**
     * Looks for the cause.
     *
     * @param block the Jacobian of one key
     * @return nothing if no cause is known, or several would be possible
     */
    public static Optional<Diagnosis> of(JacobianBlock block) {
        return new JacobianFault(block).find().map(finding -> finding);
    }

    private Optional<Finding> find() {
        if (!block.isComplete() || (wrongRows.cardinality() <= 1 && wrongColumns.cardinality() <= 1)) {
            return Optional.empty();
        }
        List<Finding> possible = Stream.of(
                        whole(),
                        transposed(),
                        elsewhere(block, wrongRows, "row"),
                        elsewhere(block.transposed(), wrongColumns, "column"),
                        scaled(block, wrongRows, "row"),
                        scaled(block.transposed(), wrongColumns, "column"))
                .flatMap(Optional::stream)
                .toList();
        return possible.size() == 1 ? Optional.of(possible.get(0)) : place();
    }

    /** All rows times the same number. */
    private Optional<Finding> whole() {
        List<Double> factors = new ArrayList<>();
        for (int row = 0; row < block.rows(); row++) {
            if (block.entriesOf(row) > 0) {
                OptionalDouble factor = factor(block, row);
                if (factor.isEmpty()) {
                    return Optional.empty();
                }
                factors.add(factor.getAsDouble());
            }
        }
        return areSame(factors) && wrongRows.cardinality() == factors.size()
                ? Optional.of(finding(factors.get(0), ""))
                : Optional.empty();
    }

    private Optional<Finding> transposed() {
        boolean square = block.rows() == block.columns() && block.rows() > 1;
        boolean explains = square
                && IntStream.range(0, block.rows())
                        .allMatch(row -> IntStream.range(0, block.columns())
                                .allMatch(column -> isNear(
                                        block.analytic(row, column),
                                        block.numerical(column, row),
                                        Math.max(block.size(row, column), block.size(column, row)))));
        return explains ? Optional.of(new Finding(Cause.TRANSPOSED, Claim.is("transposed"))) : Optional.empty();
    }

    /** Rows that are those of other outputs: swapped, shifted by one, or in another order. */
    private static Optional<Finding> elsewhere(JacobianBlock block, BitSet wrong, String unit) {
        int first = wrong.nextSetBit(0);
        int last = wrong.length() - 1;
        boolean shifted = last == block.rows() - 1
                && wrong.cardinality() > 2
                && IntStream.range(first, last).allMatch(row -> isRow(block, row, row + 1));
        if (shifted) {
            return Optional.of(new Finding(
                    Cause.PART,
                    Claim.lacks(unit + " " + block.row(first)),
                    "from there on each " + unit + " is that of the next one"));
        }
        List<Integer> places = new ArrayList<>();
        for (int row = first; row >= 0; row = wrong.nextSetBit(row + 1)) {
            int here = row;
            int[] origins = wrong.stream()
                    .filter(other -> other != here && isRow(block, here, other))
                    .toArray();
            if (origins.length != 1) {
                return Optional.empty();
            }
            places.add(origins[0]);
        }
        if (places.stream().distinct().count() != wrong.cardinality()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Cause.PART,
                wrong.cardinality() == 2
                        ? Claim.has(unit + "s " + names(block, wrong) + " swapped")
                        : Claim.has("the right " + unit + "s in the wrong order")));
    }

    private static boolean isRow(JacobianBlock block, int analytic, int numerical) {
        return block.entriesOf(numerical) > 0
                && IntStream.range(0, block.columns())
                        .allMatch(column -> isNear(
                                block.analytic(analytic, column),
                                block.numerical(numerical, column),
                                block.size(numerical, column)));
    }

    /** Some rows times a number, and the others right. */
    private static Optional<Finding> scaled(JacobianBlock block, BitSet wrong, String unit) {
        List<Double> factors = new ArrayList<>();
        for (int row = wrong.nextSetBit(0); row >= 0; row = wrong.nextSetBit(row + 1)) {
            OptionalDouble factor = factor(block, row);
            if (factor.isEmpty() || block.entriesOf(row) < 2) {
                return Optional.empty();
            }
            factors.add(factor.getAsDouble());
        }
        boolean others = IntStream.range(0, block.rows()).anyMatch(row -> !wrong.get(row) && block.entriesOf(row) > 0);
        if (!areSame(factors) || !others || wrong.cardinality() > MOST_LISTED) {
            return Optional.empty();
        }
        String place = (wrong.cardinality() == 1 ? unit + " " : unit + "s ") + names(block, wrong);
        return Optional.of(
                factors.get(0) == 0
                        ? new Finding(Cause.ZERO, Claim.lacks(place), "nothing but zeros there")
                        : finding(factors.get(0), " in " + place));
    }

    /** How many times too big a row is; nothing if that is not one number for all of it. */
    private static OptionalDouble factor(JacobianBlock block, int row) {
        double product = 0;
        double squares = 0;
        for (int column = 0; column < block.columns(); column++) {
            double size = block.size(row, column);
            double numerical = size > 0 ? block.numerical(row, column) / size : 0;
            product += size > 0 ? block.analytic(row, column) / size * numerical : 0;
            squares += numerical * numerical;
        }
        double factor = product / squares;
        boolean explains = Math.abs(factor - 1) > TOLD_APART
                && IntStream.range(0, block.columns())
                        .allMatch(column -> isNear(
                                block.analytic(row, column),
                                factor * block.numerical(row, column),
                                Math.max(1, Math.abs(factor)) * block.size(row, column)));
        return explains ? OptionalDouble.of(Math.abs(factor) <= EXPLAINED ? 0 : factor) : OptionalDouble.empty();
    }

    private static boolean areSame(List<Double> factors) {
        return !factors.isEmpty()
                && factors.stream().allMatch(factor -> isNear(factor, factors.get(0), Math.abs(factors.get(0))));
    }

    private static Finding finding(double factor, String place) {
        String reason = KnownFactor.ANGLES.stream()
                .filter(angle -> isNear(Math.abs(factor), angle.value(), angle.value()))
                .map(KnownFactor::reason)
                .findFirst()
                .orElse("");
        KnownFactor known = new KnownFactor(factor, reason, EXPLAINED);
        return factor == 0
                ? new Finding(Cause.ZERO, Claim.is("zero" + place))
                : new Finding(Factor.cause(known), Factor.claim(known).followedBy(place), reason);
    }

    /** Where it is wrong, if that is one row or a few, or one column or a few. */
    private Optional<Finding> place() {
        int rows = wrongRows.cardinality();
        int columns = wrongColumns.cardinality();
        if (rows <= Math.min(columns, MOST_LISTED) && rows < block.rows()) {
            return Optional.of(wrongOnly(rows == 1 ? "row " : "rows ", names(block, wrongRows)));
        }
        return columns <= MOST_LISTED && columns < block.columns()
                ? Optional.of(wrongOnly(columns == 1 ? "column " : "columns ", names(block.transposed(), wrongColumns)))
                : Optional.empty();
    }

    private static Finding wrongOnly(String unit, String names) {
        Claim claim = Claim.is("wrong only in " + unit + names);
        return new Finding(Cause.PART, new Claim(claim.singular(), claim.plural(), true));
    }

    private static String names(JacobianBlock block, BitSet rows) {
        return rows.stream().mapToObj(block::row).collect(Collectors.joining(" and "));
    }

    private static boolean isNear(double value, double expected, double size) {
        return Math.abs(value - expected) <= EXPLAINED * size;
    }
}
