/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.Arrays;

/** Collects the judgements on all entries of one key. */
final class EntryJudgements {
    /** So many measurements, evenly spread over a large key, are kept with their error bars as evidence. */
    private static final int MOST_MEASUREMENTS = 4096;

    private final KeyGradient candidate;
    private final Tolerance tolerance;
    private final double[] numerical;
    private final double[] reaches;
    private final int stride;
    private final WrongEntries wrong = new WrongEntries();
    private final RelativeDifference.Sums sums = new RelativeDifference.Sums();
    private double widestReach;
    private int seen;
    private int nonDifferentiable;
    private int undecided;
    private boolean numericalZero = true;

    EntryJudgements(KeyGradient candidate, Tolerance tolerance) {
        this.candidate = candidate;
        this.tolerance = tolerance;
        this.numerical = new double[candidate.size()];
        Arrays.fill(numerical, Double.NaN);
        this.stride = (candidate.size() + MOST_MEASUREMENTS - 1) / MOST_MEASUREMENTS;
        this.reaches = new double[(candidate.size() + stride - 1) / stride];
        Arrays.fill(reaches, Double.POSITIVE_INFINITY);
    }

    /** An entry that agrees. Millions do, so that nothing is allocated for them. */
    void addAgreeing(int entry, double value, double reach) {
        seen++;
        compared(entry, value, reach);
    }

    void add(int entry, Judgement judgement) {
        seen++;
        switch (judgement.kind()) {
            case AGREES, EXCUSED -> compared(entry, judgement.derivative());
            case DIFFERS -> {
                compared(entry, judgement.derivative());
                EntryComparison difference = EntryComparison.of(entry, candidate.analytic(entry), judgement);
                if (!tolerance.excuses(difference)) {
                    wrong.add(difference);
                }
            }
            case NON_DIFFERENTIABLE -> {
                nonDifferentiable++;
                numericalZero = false;
                accept(entry);
            }
            case UNDECIDED -> {
                undecided++;
                numericalZero = false;
                accept(entry);
            }
        }
    }

    int wrongEntries() {
        return wrong.count();
    }

    KeyComparison toComparison() {
        RelativeDifference difference = sums.toDifference();
        double rms = Math.sqrt(difference.numerical() / seen);
        boolean open = undecided > 0 || nonDifferentiable == candidate.size() || seen < candidate.size();
        return new KeyComparison(
                candidate,
                difference,
                wrong,
                wrong.count() == 0 ? FaultDensity.NONE : FaultDensity.SPARSE,
                nonDifferentiable,
                undecided,
                candidate.size() - seen,
                open ? Double.POSITIVE_INFINITY : widestReach / rms,
                candidate.analyticZero(),
                numericalZero && seen == candidate.size(),
                Evidence.of(numerical, reaches));
    }

    /** An entry that was not visited counts as equal too, where the relative difference decides. */
    void leave(int entry) {
        accept(entry);
    }

    /** An entry that was not compared counts as equal. */
    private void accept(int entry) {
        sums.add(candidate.analytic(entry), candidate.analytic(entry));
    }

    private void compared(int entry, Derivative derivative) {
        compared(entry, derivative.value(), derivative.reach());
    }

    private void compared(int entry, double value, double reach) {
        numerical[entry] = value;
        sums.add(candidate.analytic(entry), value);
        widestReach = Math.max(widestReach, reach);
        numericalZero &= Math.abs(value) <= reach;
        if (entry % stride == 0) {
            reaches[entry / stride] = reach;
        }
    }
}
