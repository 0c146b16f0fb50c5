/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.List;

/**
 * How far apart backward's answers for one key are from call to call: it widens what counts as agreement with any one
 * of them.
 */
public final class GradientSpread {
    /** Backward returns the same bits at every call. */
    public static final GradientSpread NONE = new GradientSpread(new double[0]);

    private final double[] entries;

    /**
     * Keeps the spreads.
     *
     * @param entries for each entry the largest value less the smallest; none where all answers are the same to the bit
     */
    public GradientSpread(double[] entries) {
        this.entries = entries;
    }

    /** How far one entry may be off: a few values know their spread to a factor of {@link Derivative#BARS}. */
    double reach(int entry) {
        return entries.length == 0 ? 0 : Derivative.BARS * entries[entry];
    }

    /** How far the projection on a direction may be off, of which all entries have a share of random sign. */
    double reach(Direction direction) {
        double squares = 0;
        for (int i = 0; i < entries.length; i++) {
            double share = entries[i] * direction.component(i);
            squares += share * share;
        }
        return Derivative.BARS * Math.sqrt(squares);
    }

    /** What a judgement says of an analytic derivative that may be off. */
    Judgement widened(Judgement judgement, double analytic, double reach) {
        if (reach == 0) {
            return judgement;
        }
        Derivative derivative = judgement.derivative();
        Derivative wider =
                new Derivative(derivative.value(), derivative.errorBar() + reach / Derivative.BARS, derivative.step());
        boolean agrees = Double.isFinite(analytic) && wider.isKnown() && wider.agreesWith(analytic);
        return judgement.kind() == Judgement.Kind.DIFFERS && agrees
                ? new Judgement(wider, Judgement.Kind.AGREES, List.of())
                : new Judgement(wider, judgement.kind(), judgement.quotients(), judgement.open());
    }
}
