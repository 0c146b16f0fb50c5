package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import java.util.Comparator;
import java.util.List;

/**
 * One entry of a gradient beside its numerical derivative.
 *
 * @param entry its number in row-major order
 * @param analytic what backward returned
 * @param numerical what the loss says
 */
public record EntryComparison(int entry, double analytic, Derivative numerical) {

    /**
     * How far apart the two are.
     *
     * @return infinite if one of them is not a number
     */
    public double difference() {
        double difference = Math.abs(analytic - numerical.value());
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** The entries that differ most, as many as a report can show. */
    static List<EntryComparison> worstFirst(List<EntryComparison> entries) {
        return entries.stream()
                .sorted(Comparator.comparingDouble(EntryComparison::difference)
                        .reversed()
                        .thenComparing(EntryComparison::entry))
                .limit(KeyComparison.MOST_WRONG)
                .toList();
    }
}
