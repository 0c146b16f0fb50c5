/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;

/** Estimates and judgements that no loss was evaluated for. */
final class HandMade {
    private static final double STEP = 1e-3;

    private HandMade() {}

    /** An estimate that leaves open what is within its reach. */
    static Derivative derivative(double value, double reach) {
        return new Derivative(value, reach / Derivative.BARS, STEP);
    }

    static Derivative unknown() {
        return derivative(Double.NaN, Double.POSITIVE_INFINITY);
    }

    static Judgement judgement(double value, double reach, Judgement.Kind kind) {
        return new Judgement(derivative(value, reach), kind);
    }

    /** An entry that is known to be wrong. */
    static EntryComparison entry(int entry, double analytic, double numerical) {
        return EntryComparison.of(entry, analytic, judgement(numerical, 0, Judgement.Kind.DIFFERS));
    }

    /** The key {@code x} at ones, with a gradient. */
    static KeyGradient key(double... analytic) {
        double[] x = new double[analytic.length];
        Arrays.fill(x, 1);
        return new KeyGradient(Parameters.of("x", x).blocks().get(0), x.clone(), analytic);
    }
}
