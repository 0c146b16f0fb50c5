package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.BudgetSpentException;
import io.github.gradcheck.core.internal.numerics.Judgement;

/** Compares a gradient entry by entry, at two evaluations of the loss each, more only where an entry is in doubt. */
public final class EntrywiseComparison {
    /** So many confirmed entries prove a key wrong; the others are then counted more cheaply. */
    private static final int ENOUGH_CONFIRMED = 5;

    /** So many entries are differentiated at once, which gives every core enough to do. */
    private static final int PIECE = 256;

    private final BasePoint point;
    private final Tolerance tolerance;

    /**
     * Creates a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     */
    public EntrywiseComparison(BasePoint point, Tolerance tolerance) {
        this.point = point;
        this.tolerance = tolerance;
    }

    /**
     * Compares all entries of one key.
     *
     * @param candidate the key and its gradient
     * @return what was found
     */
    public KeyComparison compare(KeyGradient candidate) {
        EntryJudge judge = new EntryJudge(point, candidate);
        EntryJudgements tally = new EntryJudgements(candidate, tolerance);
        double[] steps = new double[Math.min(PIECE, candidate.size())];
        double[] quotients = new double[steps.length];
        try {
            for (int first = 0; first < candidate.size(); first += PIECE) {
                int count = Math.min(PIECE, candidate.size() - first);
                int made = judge.quotients(first, steps, quotients, count);
                for (int i = 0; i < made; i++) {
                    judge(judge, tally, first + i, quotients[i]);
                }
            }
        } catch (BudgetSpentException spent) {
            return tally.toComparison(); // which knows how many entries it has not seen
        }
        return tally.toComparison();
    }

    /** An entry whose ladder the budget does not pay stays open; for those behind it the one quotient may suffice. */
    private static void judge(EntryJudge judge, EntryJudgements tally, int entry, double quotient) {
        if (judge.suffices(entry, quotient)) {
            tally.addAgreeing(entry, quotient, judge.reach(entry, quotient));
            return;
        }
        Judgement judgement;
        try {
            judgement = tally.wrongEntries() < ENOUGH_CONFIRMED ? judge.judge(entry) : judge.judgeUnconfirmed(entry);
        } catch (BudgetSpentException spent) {
            return;
        }
        tally.add(entry, judgement);
    }
}
