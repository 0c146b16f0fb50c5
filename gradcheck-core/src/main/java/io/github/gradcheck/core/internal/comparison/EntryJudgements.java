/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.Arrays;
import java.util.BitSet;

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
    private final Norm open = new Norm();
    private final Norm leftOpen = new Norm();
    private final Norm norm = new Norm();
    private final Norm sizes = new Norm();
    private final BitSet openEntries = new BitSet();
    private double widestReach;
    private Excused excused = Excused.NONE;
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
            case AGREES -> compared(entry, judgement.derivative());
            case EXCUSED -> {
                compared(entry, judgement.derivative());
                excuse(entry, judgement.derivative());
            }
            case DIFFERS -> {
                compared(entry, judgement.derivative());
                EntryComparison difference = EntryComparison.of(entry, candidate.analytic(entry), judgement);
                if (!tolerance.excuses(difference)) {
                    wrong.add(difference);
                } else {
                    excuse(entry, judgement.derivative());
                }
            }
            case NON_DIFFERENTIABLE -> {
                nonDifferentiable++;
                openEntries.set(entry);
                numericalZero = false;
                accept(entry);
                kinked(judgement);
            }
            case UNDECIDED -> {
                undecided++;
                openEntries.set(entry);
                numericalZero = false;
                accept(entry);
                leaves(judgement.open(), Math.abs(candidate.analytic(entry)) + judgement.open());
            }
        }
    }

    /** Any slope between those on both sides is accepted, so that none of them is known to be off. */
    private void kinked(Judgement judgement) {
        Derivative slopes = judgement.derivative();
        leaves(judgement.open(), Math.abs(slopes.value()) + slopes.reach());
    }

    private void leaves(double distance, double size) {
        open.add(distance);
        leftOpen.add(distance);
        sizes.add(size);
    }

    /** Where there are no error bars, nothing is proven. */
    private void excuse(int entry, Derivative derivative) {
        double difference = candidate.analytic(entry) - derivative.value();
        if (Math.abs(difference) > derivative.reach()) {
            excused = excused.withEntry(difference);
        }
    }

    /** Counts entries of those that agree which are proven to differ all the same. */
    void excuse(Excused entries) {
        excused = excused.plus(entries);
    }

    int wrongEntries() {
        return wrong.count();
    }

    KeyComparison toComparison() {
        RelativeDifference difference = sums.toDifference();
        double rms = norm.value() / Math.sqrt(seen);
        boolean unknown = undecided > 0 || seen < candidate.size();
        double resolution = nonDifferentiable == candidate.size()
                ? Double.POSITIVE_INFINITY
                : VisibleError.ofFactor(widestReach, rms);
        return new KeyComparison(
                candidate,
                new KeyComparison.Fault(
                        difference, wrong, wrong.count() == 0 ? FaultDensity.NONE : FaultDensity.SPARSE),
                new KeyComparison.Unanswered(nonDifferentiable, undecided, candidate.size() - seen),
                new KeyComparison.Sight(
                        unknown ? Double.POSITIVE_INFINITY : resolution,
                        unknown ? Double.POSITIVE_INFINITY : visibleError(),
                        VisibleError.ofEntries(leftOpen.value(), sizes.value())),
                excused,
                candidate.analyticZero(),
                numericalZero && seen == candidate.size(),
                Evidence.of(numerical, reaches).withOpen(openEntries));
    }

    /** At least what would have been seen in the entry that leaves most open, had all been like it. */
    private double visibleError() {
        double widest = widestReach / sizes.value() * Math.sqrt(seen);
        return Math.max(VisibleError.ofEntries(open.value(), sizes.value()), widest);
    }

    /** An entry that was not visited counts as equal too, where the relative difference decides. */
    void leave(int entry) {
        accept(entry);
    }

    /** An entry that was not compared counts as equal. */
    private void accept(int entry) {
        sums.add(candidate.analytic(entry), candidate.analytic(entry));
        norm.add(candidate.analytic(entry));
    }

    private void compared(int entry, Derivative derivative) {
        compared(entry, derivative.value(), derivative.reach());
    }

    private void compared(int entry, double value, double reach) {
        numerical[entry] = value;
        sums.add(candidate.analytic(entry), value);
        widestReach = Math.max(widestReach, reach);
        norm.add(value);
        sizes.add(value);
        open.add(Math.max(reach, tolerance.of(Math.max(Math.abs(candidate.analytic(entry)), Math.abs(value)))));
        numericalZero &= Math.abs(value) <= reach;
        if (entry % stride == 0) {
            reaches[entry / stride] = reach;
        }
    }
}
