package io.github.gradcheck.core.internal.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Names some of the rows, columns or entries that are numbered from 0.
 *
 * @param count how many there are
 * @param one "row"
 * @param many "rows"
 * @param runsOnly whether only neighbours have a name, and of these no more than half: any few entries that happen to be right would make
 *     the others a place
 */
record Numbering(int count, String one, String many, boolean runsOnly) {
    private static final int MOST_LISTED = 6;
    private static final int MOST_EXCEPTIONS = 2;

    /** Names those that are wrong; those that are neither wrong nor right may be counted in to make a run. */
    Optional<String> name(BitSet wrong, BitSet right) {
        int first = wrong.nextSetBit(0);
        int last = wrong.length() - 1;
        boolean most = wrong.cardinality() > right.cardinality();
        if (first == last) {
            return Optional.of(first == count - 1 ? "the last " + one : one + " " + first);
        }
        if (most && runsOnly) {
            return Optional.empty();
        }
        if (most && right.cardinality() <= MOST_EXCEPTIONS) {
            return Optional.of("all " + many + " but " + list(right));
        }
        if (right.nextSetBit(first) < 0) {
            return Optional.of("the last " + (count - first) + " " + many);
        }
        if (right.nextSetBit(0) > last) {
            return Optional.of("the first " + (last + 1) + " " + many);
        }
        if (runsOnly) {
            return right.nextSetBit(first) > last ? Optional.of(many + " " + first + " to " + last) : Optional.empty();
        }
        return wrong.cardinality() <= MOST_LISTED ? Optional.of(many + " " + list(wrong)) : Optional.empty();
    }

    private static String list(BitSet set) {
        List<Integer> numbers = set.stream().boxed().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            text.append(i == 0 ? "" : i == numbers.size() - 1 ? " and " : ", ").append(numbers.get(i));
        }
        return text.toString();
    }
}
