/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Functions of other kinds than {@link KnownLines}, that had no part in choosing the rule or its constants. */
final class HeldOutLines {
    private final Random random;

    private HeldOutLines(long seed) {
        random = new Random(seed * 104729 + 5);
    }

    /** Functions for one seed. */
    static List<KnownLine> all(long seed) {
        HeldOutLines made = new HeldOutLines(seed);
        return List.of(
                made.recurrence(),
                made.softplus(),
                made.maskedSoftmax(),
                made.determinant(),
                made.huber(),
                made.median(),
                made.normalised(1e-3),
                made.normalised(1e-7),
                made.significantDigits(3),
                made.significantDigits(5),
                made.cancellation(),
                made.absoluteSum(1000),
                made.bump(),
                made.signedSquare(),
                made.anyOrder(),
                made.floatOde(),
                made.clipped(),
                made.entropy(),
                made.floatLogSumExp(),
                made.mixture());
    }

    private KnownLine recurrence() {
        double w = random.nextGaussian();
        double b = random.nextGaussian();
        double h = 0;
        double d = 0;
        for (int i = 0; i < 50; i++) {
            double next = Math.tanh(w * h + b);
            d = (1 - next * next) * (h + w * d);
            h = next;
        }
        return KnownLine.at(
                "recurrence of 50 steps",
                w,
                v -> {
                    double s = 0;
                    for (int i = 0; i < 50; i++) {
                        s = Math.tanh(v * s + b);
                    }
                    return s;
                },
                d,
                scale(w));
    }

    private KnownLine softplus() {
        double x = 15 * random.nextGaussian();
        return KnownLine.at("naive softplus", x, v -> Math.log(1 + Math.exp(v)), 1 / (1 + Math.exp(-x)), scale(x));
    }

    private KnownLine maskedSoftmax() {
        double x = random.nextGaussian();
        double other = random.nextGaussian();
        double p = 1 / (1 + Math.exp(other - x));
        return KnownLine.at(
                "masked softmax",
                x,
                v -> {
                    double[] z = {v, other, v - 1e9};
                    double sum = Arrays.stream(z).map(Math::exp).sum();
                    return Math.exp(z[0]) / sum + 3 * Math.exp(z[2]) / sum;
                },
                p * (1 - p),
                scale(x));
    }

    private KnownLine determinant() {
        double a = 1 + random.nextDouble();
        double nearly = a * (1 + 1e-6 * random.nextDouble());
        double det = 2 * a * a - 2 * nearly * nearly + 1e-4;
        return KnownLine.at(
                "nearly singular log-determinant",
                a,
                v -> Math.log(Math.abs(2 * v * a - 2 * nearly * nearly + 1e-4)),
                2 * a / det,
                a);
    }

    private KnownLine huber() {
        double[] at = random.doubles(50).map(v -> 4 * v - 2).toArray();
        double x = random.nextGaussian();
        double d =
                Arrays.stream(at).map(c -> Math.max(-0.3, Math.min(0.3, x - c))).sum();
        return KnownLine.at(
                "Huber",
                x,
                v -> Arrays.stream(at)
                        .map(c -> {
                            double r = Math.abs(v - c);
                            return r < 0.3 ? r * r / 2 : 0.3 * (r - 0.15);
                        })
                        .sum(),
                d,
                scale(x));
    }

    private KnownLine median() {
        double[] a = random.doubles(9).map(v -> v - 0.5).toArray();
        double[] b = random.doubles(9).map(v -> v - 0.5).toArray();
        int middle = java.util.stream.IntStream.range(0, 9)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> b[i]))
                .toList()
                .get(4);
        return KnownLine.of(
                "median of lines",
                t -> {
                    double[] z = new double[9];
                    for (int i = 0; i < 9; i++) {
                        z[i] = a[i] * t + b[i];
                    }
                    Arrays.sort(z);
                    return z[4];
                },
                a[middle],
                1);
    }

    private KnownLine normalised(double spread) {
        double[] z = random.doubles(16).map(v -> 3 + spread * v).toArray();
        double[] target = random.doubles(16).toArray();
        double epsilon = spread * spread / 10;
        double mean = Arrays.stream(z).average().orElseThrow();
        double variance = Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / 16;
        double root = Math.sqrt(variance + epsilon);
        double derivative = 0;
        for (int i = 0; i < 16; i++) {
            double own = ((i == 0 ? 1 : 0) - 1 / 16.0) / root;
            derivative += target[i] * (own - (z[i] - mean) * (z[0] - mean) / 16 / (root * root * root));
        }
        return KnownLine.at(
                "batch norm at spread " + spread,
                z[0],
                v -> {
                    double[] moved = z.clone();
                    moved[0] = v;
                    double m = Arrays.stream(moved).average().orElseThrow();
                    double s = Arrays.stream(moved).map(u -> (u - m) * (u - m)).sum() / 16;
                    double sum = 0;
                    for (int i = 0; i < 16; i++) {
                        sum += target[i] * (moved[i] - m) / Math.sqrt(s + epsilon);
                    }
                    return sum;
                },
                derivative,
                z[0]);
    }

    private KnownLine significantDigits(int digits) {
        double x = random.nextGaussian();
        return KnownLine.at(
                "printed to " + digits + " digits",
                x,
                v -> Double.parseDouble(String.format(java.util.Locale.ROOT, "%." + digits + "e", Math.exp(v))),
                Math.exp(x),
                scale(x));
    }

    private KnownLine cancellation() {
        double x = random.nextGaussian();
        return KnownLine.at("float cancellation", x, v -> (float) (1000 + Math.sin(v)) - 1000f, Math.cos(x), scale(x));
    }

    private KnownLine absoluteSum(int terms) {
        double[] at = random.doubles(terms).map(v -> 6 * v - 3).toArray();
        double x = random.nextGaussian();
        double d = Arrays.stream(at).map(c -> Math.signum(x - c)).sum();
        return KnownLine.at(
                "sum of absolute values",
                x,
                v -> Arrays.stream(at).map(c -> Math.abs(v - c)).sum(),
                d,
                scale(x));
    }

    private KnownLine bump() {
        double x = 0.2 + random.nextDouble();
        double f = Math.exp(-1 / (x * x));
        return KnownLine.at("exp(-1/x^2)", x, v -> Math.exp(-1 / (v * v)), 2 * f / (x * x * x), x);
    }

    private KnownLine signedSquare() {
        double x = Math.pow(10, -6 * random.nextDouble());
        return KnownLine.at("x |x|", x, v -> v * Math.abs(v), 2 * x, 1);
    }

    private KnownLine anyOrder() {
        double[] c = random.doubles(300).map(v -> 2 * v - 1).toArray();
        double x = random.nextGaussian();
        double d = Arrays.stream(c).map(k -> k * Math.cos(k * x)).sum();
        Random order = new Random(random.nextLong());
        return KnownLine.at(
                "sum in any order",
                x,
                v -> {
                    int start = order.nextInt(300);
                    double sum = 0;
                    for (int i = 0; i < 300; i++) {
                        sum += Math.sin(c[(start + i) % 300] * v);
                    }
                    return sum;
                },
                d,
                scale(x));
    }

    private KnownLine floatOde() {
        double rate = random.nextDouble();
        double exact = Math.pow(1 - rate / 1000, 999) * -1;
        return KnownLine.at(
                "float Euler steps",
                rate,
                v -> {
                    float y = 1;
                    for (int i = 0; i < 1000; i++) {
                        y -= (float) v * y / 1000;
                    }
                    return y;
                },
                exact,
                scale(rate));
    }

    private KnownLine clipped() {
        double x = random.nextGaussian();
        return KnownLine.at(
                "clipped", x, v -> Math.max(-1, Math.min(1, v)) + 0.1 * v, (Math.abs(x) < 1 ? 1 : 0) + 0.1, scale(x));
    }

    private KnownLine entropy() {
        double p = Math.pow(10, -9 * random.nextDouble()) / 2;
        return KnownLine.at(
                "entropy near the edge",
                p,
                v -> v * Math.log(v) + (1 - v) * Math.log(1 - v),
                Math.log(p) - Math.log(1 - p),
                p);
    }

    private KnownLine floatLogSumExp() {
        float[] z = new float[100];
        for (int i = 0; i < 100; i++) {
            z[i] = (float) (5 * random.nextGaussian());
        }
        double sum = 0;
        for (float v : z) {
            sum += Math.exp(v);
        }
        double x = z[0];
        return KnownLine.at(
                        "float logsumexp",
                        x,
                        v -> {
                            float s = 0;
                            for (int i = 0; i < 100; i++) {
                                s += (float) Math.exp(i == 0 ? (float) v : z[i]);
                            }
                            return (float) Math.log(s);
                        },
                        Math.exp(x) / sum,
                        scale(x))
                .inSingle();
    }

    private KnownLine mixture() {
        double x = 3 * random.nextGaussian();
        double a = Math.exp(-x * x / 2);
        double b = Math.exp(-(x - 4) * (x - 4) / 2);
        return KnownLine.at(
                "mixture",
                x,
                v -> -Math.log(Math.exp(-v * v / 2) + Math.exp(-(v - 4) * (v - 4) / 2)),
                (a * x + b * (x - 4)) / (a + b),
                scale(x));
    }

    private static double scale(double x) {
        return Math.max(Math.abs(x), 0.1);
    }
}
