package io.github.gradcheck.core.comparison;

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
     * @param candidate the key and its gradient
     * @return what was found
     */
    public KeyComparison compare(Candidate candidate) {
        EntryJudge judge = new EntryJudge(point, candidate);
        Tally tally = new Tally(candidate, tolerance);
        for (int entry = 0; entry < candidate.size(); entry++) {
            tally.add(
                    entry,
                    tally.wrongEntries() < ENOUGH_CONFIRMED ? judge.judge(entry) : judge.judgeUnconfirmed(entry));
        }
        return tally.toComparison();
    }
}
