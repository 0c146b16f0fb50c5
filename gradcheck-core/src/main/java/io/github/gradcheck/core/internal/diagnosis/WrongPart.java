/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds the regular part of a key that its wrong entries make. Entries whose gradient is zero may lie inside or
 * outside, because most mistakes leave a zero alone.
 */
final class WrongPart {
    private final Suspect suspect;
    private final BitSet wrong = new BitSet();
    private final BitSet right = new BitSet();

    private WrongPart(Suspect suspect) {
        this.suspect = suspect;
        for (int entry = 0; entry < suspect.size(); entry++) {
            if (suspect.found().wrong().contains(entry)) {
                wrong.set(entry);
            } else if (suspect.analytic(entry) != 0) {
                right.set(entry);
            }
        }
    }

    /** The region with the simplest name; nothing where the entries make none, or are all there are. */
    static Optional<Region> of(Suspect suspect) {
        WrongPart part = new WrongPart(suspect);
        if (part.wrong.isEmpty() || part.right.isEmpty()) {
            return Optional.empty();
        }
        if (part.wrong.cardinality() == 1) {
            return Optional.of(new Region.Entry(suspect.shape().indices(part.wrong.nextSetBit(0))));
        }
        if (suspect.shape().rank() > 2) {
            return Optional.empty();
        }
        return suspect.isMatrix() ? part.ofMatrix() : part.ofList();
    }

    private Optional<Region> ofList() {
        return lines(new Numbering(Unit.ENTRY, suspect.size()), entry -> entry);
    }

    private Optional<Region> ofMatrix() {
        int columns = suspect.columns();
        Optional<Region> inRows = lines(new Numbering(Unit.ROW, suspect.rows()), entry -> entry / columns);
        Optional<Region> inColumns = lines(new Numbering(Unit.COLUMN, columns), entry -> entry % columns);
        return inRows.filter(Region::isSingle)
                .or(() -> inColumns.filter(Region::isSingle))
                .or(() -> exactly(entry -> entry / columns == entry % columns, new Region.Diagonal()))
                .or(() -> exactly(entry -> entry / columns != entry % columns, new Region.OffDiagonal()))
                .or(() -> triangle(columns, true))
                .or(() -> triangle(columns, false))
                .or(() -> inRows)
                .or(() -> inColumns)
                .or(() -> block(columns));
    }

    private Optional<Region> exactly(IntPredicate inside, Region region) {
        boolean matches = wrong.stream().allMatch(inside) && right.stream().noneMatch(inside);
        return matches ? Optional.of(region) : Optional.empty();
    }

    /** More than one row of it, which would be a row of the matrix as well; and most of it, as of a block. */
    private Optional<Region> triangle(int columns, boolean upper) {
        boolean most = suspect.rows() == columns && columns > 2 && 4 * wrong.cardinality() > columns * (columns - 1);
        IntPredicate inside = entry -> upper ? entry / columns < entry % columns : entry / columns > entry % columns;
        return most ? exactly(inside, new Region.Triangle(upper)) : Optional.empty();
    }

    /** The smallest block around the wrong entries; where zeros make half of it, its edges are chance. */
    private Optional<Region> block(int columns) {
        Region.Rectangle block = new Region.Rectangle(
                rows(columns).min().orElseThrow(),
                rows(columns).max().orElseThrow(),
                wrong.stream().map(entry -> entry % columns).min().orElseThrow(),
                wrong.stream().map(entry -> entry % columns).max().orElseThrow());
        return 2 * wrong.cardinality() > block.area()
                ? exactly(entry -> block.contains(entry / columns, entry % columns), block)
                : Optional.empty();
    }

    private IntStream rows(int columns) {
        return wrong.stream().map(entry -> entry / columns);
    }

    /** Names whole lines, or entries of a list: wrong ones and right ones must not share a line. */
    private Optional<Region> lines(Numbering numbering, IntUnaryOperator lineOf) {
        BitSet wrongLines = new BitSet();
        BitSet rightLines = new BitSet();
        wrong.stream().map(lineOf).forEach(wrongLines::set);
        right.stream().map(lineOf).forEach(rightLines::set);
        return wrongLines.intersects(rightLines) || rightLines.isEmpty()
                ? Optional.empty()
                : numbering.name(wrongLines, rightLines);
    }
}
