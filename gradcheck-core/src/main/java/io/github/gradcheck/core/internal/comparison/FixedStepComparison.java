/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.EntryMove;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Quotient;

/**
 * The classical method of the textbooks: one difference quotient with the same absolute step for every entry, judged by
 * the relative difference of the whole gradient. It knows no error bars. Entries beyond the threshold are listed;
 * whether the key is wrong is for the norm over all keys to say.
 */
public final class FixedStepComparison implements Stage<KeyComparison> {
    private final BasePoint point;
    private final double step;
    private final boolean central;
    private final KeyGradient candidate;
    private final EntryJudgements judgements;
    private int next;

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param step the step h, in the unit of the parameters
     * @param central whether to take {@code (f(x + h) - f(x - h)) / 2h}, else {@code (f(x + h) - f(x)) / h}
     * @param threshold the relative difference from which on an entry is listed
     * @param candidate the key and its gradient
     */
    public FixedStepComparison(BasePoint point, double step, boolean central, double threshold, KeyGradient candidate) {
        this.point = point;
        this.step = step;
        this.central = central;
        this.candidate = candidate;
        this.judgements = new EntryJudgements(candidate, new Tolerance(threshold));
    }

    @Override
    public void run() {
        for (; next < candidate.size(); next++) {
            double quotient = quotient(point.line(new EntryMove(candidate.block(), next)));
            judgements.add(next, new Judgement(new Derivative(quotient, Double.NaN, step), Judgement.Kind.DIFFERS));
        }
    }

    @Override
    public KeyComparison soFar() {
        for (int entry = next; entry < candidate.size(); entry++) {
            judgements.leave(entry);
        }
        return judgements.toComparison();
    }

    private double quotient(Line line) {
        double right = line.at(step);
        return central ? Quotient.central(right, line.at(-step), 2 * step) : (right - point.centre()) / step;
    }
}
