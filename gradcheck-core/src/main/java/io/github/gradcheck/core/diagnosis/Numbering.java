package io.github.gradcheck.core.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Names some of the rows, columns or entries that are numbered from 0.
 *
 * @param count how many there are
 * @param one "row"
 * @param many "rows"
 * @param runsOnly whether only neighbours have a name
 */
record Numbering(int count, String one, String many, boolean runsOnly) {
    private static final int MOST_LISTED = 6;

    /** Names those that are wrong; those that are neither wrong nor right may be counted in to make a run. */
    Optional<String> name(BitSet wrong, BitSet right) {
        int first = wrong.nextSetBit(0);
        int last = wrong.length() - 1;
        if (first == last) {
            return Optional.of(first == count - 1 ? "the last " + one : one + " " + first);
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
        if (right.cardinality() == 1 && wrong.cardinality() > 2) {
            return Optional.of("all " + many + " but " + right.nextSetBit(0));
        }
        return wrong.cardinality() <= MOST_LISTED
                ? Optional.of(many + " " + list(wrong.stream().boxed().toList()))
                : Optional.empty();
    }

    private static String list(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            text.append(i == 0 ? "" : i == numbers.size() - 1 ? " and " : ", ").append(numbers.get(i));
        }
        return text.toString();
    }
}
