package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a check found out about one key.
 *
 * @param key the name of the parameter block
 * @param shape its shape
 * @param verdict the answer
 * @param relativeDifference {@code ||a - n|| / (||a|| + ||n||)} of analytic and numerical gradient; 0 if both are zero
 * @param wrongEntryCount how many entries are known to be wrong
 * @param dense whether there are more wrong entries than were found one by one
 * @param wrongEntries the worst of them, largest difference first; bounded in number
 * @param nonDifferentiable how many entries or directions have a kink at the point: there the analytic value lies between the
 *     one-sided slopes and is accepted
 * @param undecided how many entries the loss gave no answer for
 * @param unvisited how many entries were not looked at because the budget was spent
 * @param smallestVisibleError the smallest relative error of this key's gradient that the check would have seen
 * @param diagnosis the probable cause, where one was found
 * @param gradients both gradients entry by entry
 */
public record KeyReport(
        String key,
        Shape shape,
        Verdict verdict,
        double relativeDifference,
        int wrongEntryCount,
        boolean dense,
        List<EntryReport> wrongEntries,
        int nonDifferentiable,
        int undecided,
        int unvisited,
        double smallestVisibleError,
        Optional<Diagnosis> diagnosis,
        EntryGradients gradients) {

    /**
     * How many entries this key has.
     *
     * @return the size of its block
     */
    public int entries() {
        return shape.size();
    }
}
