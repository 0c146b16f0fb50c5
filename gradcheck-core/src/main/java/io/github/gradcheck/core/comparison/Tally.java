package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.differentiation.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the judgements on all entries of one key. */
final class Tally {
    /** So many measurements, evenly spread over a large key, are kept with their error bars as evidence. */
    private static final int MOST_MEASUREMENTS = 4096;

    private final Candidate candidate;
    private final Tolerance tolerance;
    private final double[] numerical;
    private final int stride;
    private final List<Measurement> measurements = new ArrayList<>();
    private final WrongEntries wrong = new WrongEntries();
    private RelativeDifference difference = RelativeDifference.ZERO;
    private double widestReach;
    private int seen;
    private int nonDifferentiable;
    private int undecided;
    private boolean numericalZero = true;

    Tally(Candidate candidate, Tolerance tolerance) {
        this.candidate = candidate;
        this.tolerance = tolerance;
        this.numerical = new double[candidate.size()];
        Arrays.fill(numerical, Double.NaN);
        this.stride = (candidate.size() + MOST_MEASUREMENTS - 1) / MOST_MEASUREMENTS;
    }

    void add(int entry, Judgement judgement) {
        seen++;
        switch (judgement.kind()) {
            case AGREES -> compared(entry, judgement.derivative());
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
                accept(entry);
            }
        }
    }

    int wrongEntries() {
        return wrong.count();
    }

    KeyComparison toComparison() {
        double rms = Math.sqrt(difference.numerical() / seen);
        boolean open = undecided > 0 || nonDifferentiable == candidate.size() || seen < candidate.size();
        return new KeyComparison(
                candidate,
                difference,
                wrong,
                wrong.count() == 0 ? Extent.NONE : Extent.ENTRIES,
                nonDifferentiable,
                undecided,
                candidate.size() - seen,
                open ? Double.POSITIVE_INFINITY : widestReach / rms,
                candidate.analyticZero(),
                numericalZero && seen == candidate.size(),
                Evidence.of(measurements, numerical));
    }

    /** An entry that was not visited counts as equal too, where the relative difference decides. */
    void leave(int entry) {
        accept(entry);
    }

    /** An entry that was not compared counts as equal. */
    private void accept(int entry) {
        difference = difference.plus(candidate.analytic(entry), candidate.analytic(entry));
    }

    private void compared(int entry, Derivative derivative) {
        numerical[entry] = derivative.value();
        difference = difference.plus(candidate.analytic(entry), derivative.value());
        widestReach = Math.max(widestReach, derivative.reach());
        numericalZero &= Math.abs(derivative.value()) <= derivative.reach();
        if (entry % stride == 0 && derivative.isKnown()) {
            measurements.add(new Measurement(gradient -> gradient.applyAsDouble(entry), derivative));
        }
    }
}
