/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;

/** What the last layer computes, and the loss of it. All three have the derivative {@code (A - Y) / m} by Z. */
enum Head {
    /** Softmax and the mean cross-entropy. */
    SOFTMAX {
        @Override
        Matrix of(Matrix z) {
            Matrix powers = z.map(Math::exp);
            Matrix sums = powers.transposed().rowSums();
            return powers.transposed().with(sums, (power, sum) -> power / sum).transposed();
        }

        @Override
        double loss(Matrix a, Matrix y) {
            return y.with(a, (label, p) -> label == 0 ? 0 : -Math.log(p)).sum() / y.columns();
        }

        @Override
        Matrix labels(Arithmetic arithmetic, int units, int samples, Draw draw) {
            int[] classes = draw.labels(samples, units);
            return Matrix.of(arithmetic, units, samples, (i, j) -> classes[j] == i ? 1 : 0);
        }
    },
    /** A logistic function of each unit, and the mean binary cross-entropy. */
    LOGISTIC {
        @Override
        Matrix of(Matrix z) {
            return z.map(Hidden::logistic);
        }

        @Override
        double loss(Matrix a, Matrix y) {
            return y.with(a, (label, p) -> -Math.log(label == 1 ? p : 1 - p)).sum() / y.columns();
        }

        @Override
        Matrix labels(Arithmetic arithmetic, int units, int samples, Draw draw) {
            int[] labels = draw.labels(units * samples, 2);
            return Matrix.of(arithmetic, units, samples, (i, j) -> labels[i * samples + j]);
        }
    },
    /** Z itself, and half of the mean square. */
    SQUARES {
        @Override
        Matrix of(Matrix z) {
            return z;
        }

        @Override
        double loss(Matrix a, Matrix y) {
            return a.with(y, (output, wanted) -> (output - wanted) * (output - wanted))
                            .sum()
                    / (2 * y.columns());
        }

        @Override
        Matrix labels(Arithmetic arithmetic, int units, int samples, Draw draw) {
            double[][] wanted = draw.gaussianRows(units, samples);
            return Matrix.of(arithmetic, units, samples, (i, j) -> wanted[i][j]);
        }
    };

    abstract Matrix of(Matrix z);

    abstract double loss(Matrix a, Matrix y);

    /** Draws what the outputs should be. */
    abstract Matrix labels(Arithmetic arithmetic, int units, int samples, Draw draw);
}
