package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the judgements on all entries of one key. */
final class Tally {
    private final Block block;
    private final double[] analytic;
    private final Tolerance tolerance;
    private final double[] numerical;
    private final List<EntryComparison> wrong = new ArrayList<>();
    private double widestReach;
    private int nonDifferentiable;
    private int undecided;
    private boolean numericalZero = true;

    Tally(Block block, double[] analytic, Tolerance tolerance) {
        this.block = block;
        this.analytic = analytic;
        this.tolerance = tolerance;
        this.numerical = analytic.clone();
    }

    void add(int entry, Judgement judgement) {
        switch (judgement.kind()) {
            case AGREES -> compared(entry, judgement.derivative());
            case DIFFERS -> {
                compared(entry, judgement.derivative());
                EntryComparison difference = new EntryComparison(entry, analytic[entry], judgement.derivative());
                if (!tolerance.excuses(difference)) {
                    wrong.add(difference);
                }
            }
            case NON_DIFFERENTIABLE -> {
                nonDifferentiable++;
                numericalZero = false;
            }
            case UNDECIDED -> undecided++;
        }
    }

    int wrongEntries() {
        return wrong.size();
    }

    KeyComparison toComparison() {
        double rms = Math.sqrt(Arrays.stream(numerical).map(n -> n * n).sum() / numerical.length);
        boolean open = undecided > 0 || nonDifferentiable == numerical.length;
        return new KeyComparison(
                block,
                RelativeDifference.of(analytic, numerical),
                EntryComparison.worstFirst(wrong),
                wrong.size(),
                wrong.isEmpty() ? Extent.NONE : Extent.ENTRIES,
                nonDifferentiable,
                undecided,
                open ? Double.POSITIVE_INFINITY : widestReach / rms,
                Arrays.stream(analytic).allMatch(a -> a == 0),
                numericalZero);
    }

    private void compared(int entry, Derivative derivative) {
        numerical[entry] = derivative.value();
        widestReach = Math.max(widestReach, derivative.reach());
        numericalZero &= Math.abs(derivative.value()) <= derivative.reach();
    }
}
