package io.github.gradcheck.core.internal.diagnosis;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Names the place of wrong entries: "in row 2", "in the last 3 entries". Entries whose gradient is zero may lie inside or outside,
 * because most mistakes leave a zero alone.
 */
final class Region {
    private final Suspect suspect;
    private final BitSet wrong = new BitSet();
    private final BitSet right = new BitSet();

    private Region(Suspect suspect) {
        this.suspect = suspect;
        for (int entry = 0; entry < suspect.size(); entry++) {
            if (suspect.found().wrong().contains(entry)) {
                wrong.set(entry);
            } else if (suspect.analytic(entry) != 0) {
                right.set(entry);
            }
        }
    }

    /** The simplest name, to follow "is wrong only"; nothing where the entries have no regular place, or are all there are. */
    static Optional<String> of(Suspect suspect) {
        Region region = new Region(suspect);
        if (region.wrong.isEmpty() || region.right.isEmpty()) {
            return Optional.empty();
        }
        if (region.wrong.cardinality() == 1) {
            return Optional.of("at " + suspect.shape().indices(region.wrong.nextSetBit(0)));
        }
        if (suspect.shape().rank() > 2) {
            return Optional.empty();
        }
        return (suspect.isMatrix() ? region.ofMatrix() : region.ofList()).map(name -> "in " + name);
    }

    private Optional<String> ofList() {
        return name(suspect.size(), entry -> entry, "entry", "entries", true);
    }

    private Optional<String> ofMatrix() {
        int rows = suspect.rows();
        int columns = suspect.columns();
        Optional<String> inRows = name(rows, entry -> entry / columns, "row", "rows", false);
        Optional<String> inColumns = name(columns, entry -> entry % columns, "column", "columns", false);
        return single(inRows)
                .or(() -> single(inColumns))
                .or(() -> exactly(entry -> entry / columns == entry % columns, "the diagonal"))
                .or(() -> exactly(entry -> entry / columns != entry % columns, "all entries off the diagonal"))
                .or(() -> inRows)
                .or(() -> inColumns)
                .or(() -> block(columns));
    }

    private static Optional<String> single(Optional<String> name) {
        return name.filter(text -> !text.contains("rows") && !text.contains("columns"));
    }

    private Optional<String> exactly(IntPredicate inside, String name) {
        boolean matches = wrong.stream().allMatch(inside) && right.stream().noneMatch(inside);
        return matches ? Optional.of(name) : Optional.empty();
    }

    private Optional<String> block(int columns) {
        int top = wrong.stream().map(entry -> entry / columns).min().orElseThrow();
        int bottom = wrong.stream().map(entry -> entry / columns).max().orElseThrow();
        int first = wrong.stream().map(entry -> entry % columns).min().orElseThrow();
        int last = wrong.stream().map(entry -> entry % columns).max().orElseThrow();
        IntPredicate inside = entry -> entry / columns >= top
                && entry / columns <= bottom
                && entry % columns >= first
                && entry % columns <= last;
        int area = (bottom - top + 1) * (last - first + 1);
        return 2 * wrong.cardinality() > area
                ? exactly(inside, "the block [" + top + ".." + bottom + ", " + first + ".." + last + "]")
                : Optional.empty();
    }

    /** Names whole lines, or entries of a list: wrong ones and right ones must not share a line. */
    private Optional<String> name(int count, LineOf lineOf, String one, String many, boolean runsOnly) {
        BitSet wrongLines = new BitSet();
        BitSet rightLines = new BitSet();
        wrong.stream().map(lineOf::line).forEach(wrongLines::set);
        right.stream().map(lineOf::line).forEach(rightLines::set);
        return wrongLines.intersects(rightLines) || rightLines.isEmpty()
                ? Optional.empty()
                : new Numbering(count, one, many, runsOnly).name(wrongLines, rightLines);
    }

    /** The line that an entry lies in. */
    @FunctionalInterface
    private interface LineOf {
        int line(int entry);
    }
}
