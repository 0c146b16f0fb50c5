/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.SplittableRandom;

/**
 * A loss so cheap that a key of ten million entries can be checked often:
 * {@code sum of sqrt(1 + x_i^2) (1 + x_(i+1) / 10)}, the indices in a ring. It is smooth, but no polynomial; its terms
 * are positive, so that rounding grows with the size as in a real loss; its entries depend on each other.
 */
final class CoupledSum {
    private static final double COUPLING = 0.1;

    private final double[] x;
    private long evaluations;

    CoupledSum(int entries, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        x = random.doubles(entries, -2, 2).toArray();
    }

    int entries() {
        return x.length;
    }

    long evaluations() {
        return evaluations;
    }

    Parameters parameters() {
        return Parameters.of("x", x);
    }

    double loss() {
        evaluations++;
        return loss(x);
    }

    double[] gradient() {
        return gradient(x);
    }

    static double loss(double[] x) {
        double sum = 0;
        double last = Math.sqrt(1 + square(x[x.length - 1]));
        sum += last * (1 + COUPLING * x[0]);
        for (int i = 0; i + 1 < x.length; i++) {
            sum += Math.sqrt(1 + square(x[i])) * (1 + COUPLING * x[i + 1]);
        }
        return sum;
    }

    static double[] gradient(double[] x) {
        double[] gradient = new double[x.length];
        double before = Math.sqrt(1 + square(x[x.length - 1]));
        for (int i = 0; i < x.length; i++) {
            double root = Math.sqrt(1 + square(x[i]));
            double next = x[i + 1 < x.length ? i + 1 : 0];
            gradient[i] = x[i] / root * (1 + COUPLING * next) + COUPLING * before;
            before = root;
        }
        return gradient;
    }

    private static double square(double number) {
        return number * number;
    }
}
