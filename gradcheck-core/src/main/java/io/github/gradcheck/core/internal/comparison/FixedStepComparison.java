package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.BudgetSpentException;
import io.github.gradcheck.core.internal.evaluation.EntryLine;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;

/**
 * The classical method of the textbooks: one difference quotient with the same absolute step for every entry, judged by the
 * relative difference of the whole gradient. It knows no error bars.
 */
public final class FixedStepComparison {
    private final BasePoint point;
    private final double step;
    private final boolean central;
    private final double threshold;

    /**
     * Creates a comparison.
     *
     * @param point where the gradient is checked
     * @param step the step h, in the unit of the parameters
     * @param central whether to take {@code (f(x + h) - f(x - h)) / 2h}, else {@code (f(x + h) - f(x)) / h}
     * @param threshold the relative difference from which on an entry is listed
     */
    public FixedStepComparison(BasePoint point, double step, boolean central, double threshold) {
        this.point = point;
        this.step = step;
        this.central = central;
        this.threshold = threshold;
    }

    /**
     * Differentiates all entries of one key. Entries beyond the threshold are listed; whether the key is wrong is for the norm
     * over all keys to say.
     *
     * @param candidate the key and its gradient
     * @return what was found
     */
    public KeyComparison compare(KeyGradient candidate) {
        EntryJudgements tally = new EntryJudgements(candidate, new Tolerance(threshold));
        int entry = 0;
        try {
            for (; entry < candidate.size(); entry++) {
                double quotient = quotient(new EntryLine(point.objective(), candidate.block(), entry));
                tally.add(entry, new Judgement(new Derivative(quotient, Double.NaN, step), Judgement.Kind.DIFFERS));
            }
        } catch (BudgetSpentException spent) {
            for (; entry < candidate.size(); entry++) {
                tally.leave(entry);
            }
        }
        return tally.toComparison();
    }

    private double quotient(EntryLine line) {
        double right = line.at(step);
        return central ? (right - line.at(-step)) / (2 * step) : (right - point.centre()) / step;
    }
}
