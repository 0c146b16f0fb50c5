/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.directions.Parts;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;

/** A backward of one key by a formula, which may or may not be the gradient of some function. */
final class VectorField {
    static final long SEED = 11;
    private static final String KEY = "x";

    private final double[] x;
    private final double[] analytic;
    private final BasePoint point;
    private final BackwardCalls backward;
    private double relativeDifference = 0.5;

    VectorField(Formula formula, double... x) {
        this.x = x.clone(); // it is moved in place
        this.analytic = formula.at(x);
        Objective objective = new Objective(LaneFunction.ofLoss(() -> 0), Meter.unlimited());
        this.point = new BasePoint(objective, 0, 0, new Noise(0, true), 0);
        Parameters at = Parameters.of(KEY, this.x);
        this.backward = new BackwardCalls(Backward.ofLoss(() -> formula.at(this.x), at, Parameters.none()), objective);
    }

    /** How wrong backward is, as a comparison with the loss has found. */
    VectorField withRelativeDifference(double value) {
        relativeDifference = value;
        return this;
    }

    KeyComparison comparison() {
        return new HandMadeComparison(KEY, x, analytic)
                .dense()
                .relativeDifference(relativeDifference)
                .build();
    }

    JacobianProducts products(int count) {
        return new JacobianProducts(List.of(comparison().candidate()), point, backward, SEED, count);
    }

    Consistency.Answer answer() {
        return new Consistency(List.of(comparison()), point, backward, SEED).answer();
    }

    /** One of so many directions, over its part of the entries. */
    double[] direction(int number, int count) {
        KeyGradient candidate = comparison().candidate();
        Parts parts = Parts.of(new int[] {candidate.size()}, count, SEED);
        var direction = candidate.direction(SEED, "consistency " + number, entry -> parts.contains(number, 0, entry));
        double[] components = new double[x.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = direction.component(i);
        }
        return components;
    }

    /** What backward returns at a point. */
    @FunctionalInterface
    interface Formula {
        double[] at(double[] x);
    }
}
