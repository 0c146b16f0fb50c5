/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.numerics;

import java.util.List;
import java.util.Random;

/** Right functions as losses are written and rounded: one of each kind for a seed. */
final class SweptLines {
    private final Random random;

    private SweptLines(long seed) {
        random = new Random(31 * seed + 7);
    }

    static List<SweptLine> of(long seed) {
        SweptLines lines = new SweptLines(seed);
        return List.of(
                lines.regression(20, false),
                lines.regression(20, false).through(v -> v + 1e9),
                lines.regression(12, false).through(v -> (float) v),
                lines.regression(12, false).through(v -> Math.rint(v * 1e5) / 1e5),
                lines.regression(12, false).through(v -> Math.rint(v * 1e8) / 1e8),
                lines.regression(32, true),
                lines.regression(500, true),
                lines.rectified(200),
                lines.rectified(200).through(v -> (float) v),
                lines.kinkBeside(1e-4),
                lines.kinkBeside(1e-6),
                lines.kink().through(v -> (float) v),
                lines.kink(),
                lines.saturated(),
                lines.pole(),
                lines.waves());
    }

    private SweptLine regression(int samples, boolean floatSum) {
        double[] x = normal(samples);
        double[] b = normal(samples);
        double[] y = normal(samples);
        double derivative = 0;
        for (int i = 0; i < samples; i++) {
            double p = Math.tanh(x[i] + b[i]);
            derivative += 2 * (p - y[i]) * (1 - p * p) * x[i];
        }
        return SweptLine.of(
                t -> {
                    double sum = 0;
                    float single = 0;
                    for (int i = 0; i < samples; i++) {
                        double e = Math.tanh((1 + t) * x[i] + b[i]) - y[i];
                        sum += e * e;
                        single += (float) (e * e);
                    }
                    return floatSum ? single : sum;
                },
                derivative);
    }

    private SweptLine rectified(int units) {
        double[] a = normal(units);
        double[] b = normal(units);
        double[] c = normal(units);
        double derivative = 0;
        for (int i = 0; i < units; i++) {
            derivative += b[i] > 0 ? c[i] * a[i] : 0;
        }
        return SweptLine.of(
                t -> {
                    double sum = 0;
                    for (int i = 0; i < units; i++) {
                        sum += c[i] * Math.max(0, a[i] * t + b[i]);
                    }
                    return sum;
                },
                derivative);
    }

    private SweptLine kinkBeside(double distance) {
        SweptLine smooth = regression(10, false);
        double jump = random.nextGaussian();
        double at = distance * (1 + random.nextDouble());
        return SweptLine.of(t -> smooth.at(t) + jump * Math.max(0, t - at), smooth.derivative());
    }

    private SweptLine kink() {
        double jump = 1 + random.nextDouble();
        double slope = random.nextGaussian();
        double phase = random.nextDouble();
        double left = slope * Math.cos(phase);
        return new SweptLine(
                t -> slope * Math.sin(t + phase) + jump * Math.max(0, t) * Math.exp(t / 2),
                left + jump / 4,
                left + 1.5 * jump);
    }

    private SweptLine saturated() {
        double z = 30 + 6.5 * random.nextDouble();
        double p = 1 / (1 + Math.exp(-z));
        return SweptLine.of(t -> -Math.log(1 - 1 / (1 + Math.exp(-(z + t)))) + 0.1 * t * t + 0.3 * t, p + 0.3);
    }

    private SweptLine pole() {
        double near = Math.pow(10, -1 - 5 * random.nextDouble());
        return SweptLine.of(t -> 1 / (t + near), -1 / near / near);
    }

    private SweptLine waves() {
        double rate = Math.pow(10, 4 * random.nextDouble());
        return SweptLine.of(t -> Math.sin(t) + 1e-3 * Math.sin(rate * t), 1 + 1e-3 * rate);
    }

    private double[] normal(int count) {
        return random.doubles(count).map(u -> random.nextGaussian()).toArray();
    }
}
