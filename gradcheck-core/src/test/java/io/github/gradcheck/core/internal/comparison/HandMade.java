/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;

/** Estimates, judgements and comparisons that no loss was evaluated for. */
public final class HandMade {
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

    /** What a comparison of the key {@code x} may have found; it begins as a clear agreement. */
    public static Findings findings(double... analytic) {
        return new Findings(key(analytic));
    }

    /** A comparison that is still being made up. */
    public static final class Findings {
        private final KeyGradient key;
        private RelativeDifference difference;
        private FaultDensity extent = FaultDensity.NONE;
        private WrongEntries wrong = new WrongEntries();
        private int nonDifferentiable;
        private int undecided;
        private int unvisited;
        private double resolution = 1e-9;
        private boolean numericalZero;

        private Findings(KeyGradient key) {
            this.key = key;
            double[] analytic = key.analytic();
            this.difference = RelativeDifference.of(analytic, analytic);
        }

        public Findings difference(RelativeDifference found) {
            difference = found;
            return this;
        }

        /** Entries that are wrong: what the loss says is 1 more than the gradient. */
        public Findings wrong(FaultDensity density, int... entries) {
            extent = density;
            wrong = new WrongEntries();
            for (int entry : entries) {
                wrong.add(entry(entry, key.analytic(entry), key.analytic(entry) + 1));
            }
            return this;
        }

        public Findings nonDifferentiable(int count) {
            nonDifferentiable = count;
            return this;
        }

        public Findings undecided(int count) {
            undecided = count;
            return this;
        }

        public Findings unvisited(int count) {
            unvisited = count;
            return this;
        }

        public Findings resolution(double found) {
            resolution = found;
            return this;
        }

        public Findings numericalZero() {
            numericalZero = true;
            return this;
        }

        public KeyComparison comparison() {
            return new KeyComparison(
                    key,
                    difference,
                    wrong,
                    extent,
                    nonDifferentiable,
                    undecided,
                    unvisited,
                    resolution,
                    key.analyticZero(),
                    numericalZero,
                    new Evidence.Collected().evidence());
        }
    }
}
