package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.parameters.Block;

/** Compares a gradient entry by entry, at two evaluations of the loss each, more only where an entry is in doubt. */
public final class EntrywiseComparison {
    /** So many confirmed entries prove a key wrong; the others are then counted more cheaply. */
    private static final int ENOUGH_CONFIRMED = 5;

    private final Point point;
    private final Tolerance tolerance;

    /**
     * Creates a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     */
    public EntrywiseComparison(Point point, Tolerance tolerance) {
        this.point = point;
        this.tolerance = tolerance;
    }

    /**
     * Compares all entries of one key.
     *
     * @param block the parameter block
     * @param analytic its gradient
     * @return what was found
     */
    public KeyComparison compare(Block block, double[] analytic) {
        EntryJudge judge = new EntryJudge(point, block, analytic);
        Tally tally = new Tally(block, analytic, tolerance);
        for (int entry = 0; entry < analytic.length; entry++) {
            tally.add(
                    entry,
                    tally.wrongEntries() < ENOUGH_CONFIRMED
                            ? judge.judge(entry, analytic[entry])
                            : judge.judgeUnconfirmed(entry, analytic[entry]));
        }
        return tally.toComparison();
    }
}
