/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A few hundred functions of one variable with their derivatives, as losses are written and rounded in practice. */
final class KnownLines {
    private final Random random;
    private final List<KnownLine> lines = new ArrayList<>();

    private KnownLines(long seed) {
        random = new Random(seed * 7919 + 17);
    }

    /** Functions for one seed. */
    static List<KnownLine> all(long seed) {
        KnownLines made = new KnownLines(seed);
        made.smooth();
        made.sizes();
        made.rounded();
        made.accumulated();
        made.singlePrecision();
        made.saturated();
        made.exactMinimum();
        made.nearEdges();
        made.kinksBeside();
        made.manyKinks();
        made.jumps();
        made.mismatched();
        made.invariant();
        made.noisy();
        return made.lines;
    }

    /**
     * Networks that gradient descent left among kinks: a dozen units change their slopes at distances from 1e-8 to
     * 1e-3, by about as much as the slope itself, all of which noise almost hides.
     */
    static List<KnownLine> settled(long seed) {
        KnownLines made = new KnownLines(seed);
        for (double slope : new double[] {1e-9, 3e-9, 1e-8, 3e-8, 1e-7}) {
            made.add(made.settled(slope));
        }
        return made.lines;
    }

    private KnownLine settled(double slope) {
        double[] slopes = normal(12, slope);
        double[] kinks = new double[slopes.length];
        double derivative = 0;
        for (int i = 0; i < kinks.length; i++) {
            kinks[i] = Math.pow(10, -3 - 5 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            derivative -= slopes[i] * Math.signum(kinks[i]);
        }
        return KnownLine.of(
                "settled among kinks",
                t -> {
                    double loss = 0.1;
                    for (int i = 0; i < kinks.length; i++) {
                        loss += slopes[i] * Math.abs(t - kinks[i]);
                    }
                    return loss;
                },
                derivative,
                1);
    }

    private void add(KnownLine line) {
        lines.add(line);
    }

    private void smooth() {
        double x = random.nextGaussian();
        double s = Math.max(Math.abs(x), 0.1);
        add(KnownLine.at("smooth: exp", x, Math::exp, Math.exp(x), s));
        add(KnownLine.at("smooth: sin", x, Math::sin, Math.cos(x), s));
        add(KnownLine.at("smooth: x^3", x, v -> v * v * v, 3 * x * x, s));
        add(KnownLine.at("smooth: x/(1+x^2)", x, v -> v / (1 + v * v), (1 - x * x) / (1 + x * x) / (1 + x * x), s));
        double p = Math.exp(x);
        add(KnownLine.at("smooth: log", p, Math::log, 1 / p, p));
        add(KnownLine.at("smooth: sqrt", p, Math::sqrt, 0.5 / Math.sqrt(p), p));
        add(KnownLine.at("smooth: x^20", x, v -> Math.pow(v, 20), 20 * Math.pow(x, 19), s));
        add(regression(20, false).named("smooth: regression"));
        add(KnownLine.at("smooth: linear", x, v -> 3 * v + 1, 3, s));
        add(KnownLine.at("smooth: logsumexp", x, v -> Math.log(Math.exp(v) + 2), Math.exp(x) / (Math.exp(x) + 2), s));
    }

    private void sizes() {
        for (double size : new double[] {1e-300, 1e-150, 1e-20, 1e20, 1e150, 1e300}) {
            KnownLine line = regression(10, false);
            double part = size / 10;
            add(new KnownLine(
                    "size of the loss",
                    t -> part * line.function().applyAsDouble(t),
                    part * line.derivative(),
                    line.scale(),
                    line.position(),
                    false));
        }
        for (double offset : new double[] {1e3, 1e6, 1e9, 1e12}) {
            KnownLine line = regression(10, false);
            add(line.through(v -> v + offset).named("offset"));
        }
        for (double unit : new double[] {1e-300, 1e-100, 1e-12, 1e12, 1e100}) {
            KnownLine line = regression(10, false);
            add(new KnownLine(
                    "size of the parameter",
                    t -> line.function().applyAsDouble(t / unit),
                    line.derivative() / unit,
                    line.scale() * unit,
                    line.position() * unit,
                    false));
        }
        double tiny = 1e-310 * (1 + random.nextDouble());
        add(KnownLine.at("denormal parameter", tiny, v -> Math.exp(v) + 1e300 * v, 1 + 1e300, tiny));
        add(KnownLine.at("denormal parameter", tiny, v -> v * 1e308, 1e308, tiny));
    }

    private void rounded() {
        for (int samples : new int[] {1, 12}) {
            add(regression(samples, false).through(v -> (float) v).named("cast to float"));
            for (int decimals : new int[] {4, 6, 8, 10}) {
                double unit = Math.pow(10, decimals);
                add(regression(samples, false)
                        .through(v -> Math.rint(v * unit) / unit)
                        .named("rounded to " + decimals + " decimals"));
            }
            add(regression(samples, false)
                    .through(v -> Math.floor(v * 1e5) / 1e5)
                    .named("cut to 5 decimals"));
            add(regression(samples, false).through(KnownLines::half).named("half precision"));
        }
    }

    private void accumulated() {
        for (int samples : new int[] {8, 32, 500, 2000, 20000}) {
            add(regression(samples, true).named("float accumulator, " + samples));
        }
    }

    /** A double sum of terms in float: no two values tie. */
    private KnownLine floatTerms(int samples) {
        double[] x = normal(samples, 1);
        double[] y = normal(samples, 1);
        double w = random.nextGaussian();
        double derivative = 0;
        for (int i = 0; i < samples; i++) {
            double t = Math.tanh(w * x[i]);
            derivative += 2 * (t - y[i]) * (1 - t * t) * x[i];
        }
        return KnownLine.at(
                "float terms in a double sum",
                w,
                v -> {
                    double sum = 0;
                    for (int i = 0; i < samples; i++) {
                        double e = Math.tanh(v * x[i]) - y[i];
                        sum += (float) (e * e);
                    }
                    return sum + 1e-3 * Math.sin(v);
                },
                derivative + 1e-3 * Math.cos(w),
                Math.max(Math.abs(w), 0.1));
    }

    private void singlePrecision() {
        for (int samples : new int[] {2, 10, 100, 1000}) {
            add(floatTerms(samples));
        }

        for (int samples : new int[] {8, 500, 2000}) {
            add(floatRegression(samples).named("float throughout, " + samples));
        }
        add(floatNetwork(10, 20).named("float ReLU network"));
        add(floatNetwork(50, 100).named("float ReLU network, wide"));
    }

    private void saturated() {
        for (int spread : new int[] {3, 4, 6}) {
            add(crossEntropy(20, spread).named("naive cross-entropy, spread " + spread));
        }
        for (double z : new double[] {20, 30, 34, 35, 36, 36.5}) {
            add(saturatedUnit(z, 0.7).named("saturated unit"));
        }
        add(crossEntropyTail(20).named("saturated units among others"));
    }

    private void exactMinimum() {
        int n = 30;
        double[] x = normal(n, 1);
        double[] other = normal(n, 1);
        double w = random.nextGaussian();
        double v = random.nextGaussian();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = w * x[i] + v * other[i];
        }
        double claim = 0;
        for (int i = 0; i < n; i++) {
            double p = v * other[i] + w * x[i];
            claim += 2 * (p - y[i]) * x[i] / n;
        }
        add(KnownLine.at(
                "exact minimum",
                w,
                u -> {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        double e = -y[i] + (u * x[i] + v * other[i]);
                        sum += e * e;
                    }
                    return sum / n;
                },
                claim,
                Math.max(Math.abs(w), 0.1)));
        add(KnownLine.at("exact minimum", w, u -> (u - w) * (u - w), 0, Math.max(Math.abs(w), 0.1)));
        add(KnownLine.at("exact minimum", 0, u -> u * u * u * u, 0, 1));
        add(KnownLine.at("exact minimum", 1, u -> 1 - Math.cos(u - 1), 0, 1));
    }

    private void nearEdges() {
        for (double k = 1; k <= 7; k += 1) {
            double d = Math.pow(10, -k - random.nextDouble() * 0.9);
            double a = 5 + d;
            add(KnownLine.at("pole 1/(x-5)", a, x -> 1 / (x - 5), -1 / ((a - 5) * (a - 5)), a));
            double b = 1 - d;
            add(KnownLine.at("edge -log(1-x)", b, x -> -Math.log(1 - x), 1 / (1 - b), b));
            add(KnownLine.at("edge log(x-5)", a, x -> Math.log(x - 5), 1 / (a - 5), a));
            add(KnownLine.at("edge acos", b, Math::acos, -1 / Math.sqrt((1 - b) * (1 + b)), b));
            add(KnownLine.at("edge sqrt", a, x -> Math.sqrt(x - 5), 0.5 / Math.sqrt(a - 5), a));
        }
    }

    private void kinksBeside() {
        for (double k = 1; k <= 8; k += 1) {
            double at = Math.pow(10, -k - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double jump = random.nextGaussian();
            KnownLine line = regression(10, false);
            add(new KnownLine(
                    "kink beside",
                    t -> line.function().applyAsDouble(t) + jump * Math.max(0, t - at),
                    line.derivative() + (at < 0 ? jump : 0),
                    line.scale(),
                    line.position(),
                    false));
        }
        for (int i = 0; i < 4; i++) {
            double[] at = {Math.pow(10, -6 + 2 * random.nextDouble()), -Math.pow(10, -6 + 2 * random.nextDouble())};
            double[] jump = {random.nextGaussian(), random.nextGaussian()};
            KnownLine line = regression(10, false);
            add(new KnownLine(
                    "two kinks beside",
                    t -> line.function().applyAsDouble(t)
                            + jump[0] * Math.max(0, t - at[0])
                            + jump[1] * Math.max(0, at[1] - t),
                    line.derivative(),
                    line.scale(),
                    line.position(),
                    false));
        }
    }

    private void manyKinks() {
        for (int units : new int[] {20, 200, 2000}) {
            add(rectified(units, 1e-300).named("ReLU units, " + units));
            add(rectified(units, 1e-300).through(v -> (float) v).named("ReLU units cast to float, " + units));
        }
        KnownLine squared = rectified(200, 1e-300);
        add(new KnownLine(
                "ReLU units squared",
                t -> Math.pow(squared.at(t), 2),
                2 * squared.centre() * squared.derivative(),
                1,
                1,
                false));
    }

    private void jumps() {
        KnownLine line = regression(10, false);
        for (double k = 0; k <= 7; k += 1) {
            double at = Math.pow(10, -k - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double jump = random.nextGaussian();
            add(new KnownLine(
                    "jump beside",
                    t -> line.function().applyAsDouble(t) + (t > at ? jump : 0),
                    line.derivative(),
                    line.scale(),
                    line.position(),
                    false));
        }
    }

    private void mismatched() {
        for (double rate : new double[] {1e-4, 1e-2, 1e2, 1e4, 1e6}) {
            double phase = random.nextDouble();
            add(KnownLine.of(
                    "oscillation of another scale", t -> Math.sin(rate * t + phase), rate * Math.cos(phase), 1));
            add(KnownLine.of(
                    "tanh of another scale",
                    t -> Math.tanh(rate * t + phase),
                    rate / Math.pow(Math.cosh(phase), 2),
                    1));
        }
        double phase = random.nextDouble();
        add(KnownLine.of("slow and fast", t -> Math.sin(t + phase) + 1e-4 * Math.sin(3e4 * t), Math.cos(phase) + 3, 1));
        add(KnownLine.of("slow and fast", t -> Math.sin(t + phase) + 1e-6 * Math.sin(3e6 * t), Math.cos(phase) + 3, 1));
        add(KnownLine.of(
                "slow and fast", t -> Math.sin(t + phase) + 1e-3 * Math.sin(30 * t), Math.cos(phase) + 0.03, 1));
    }

    private void invariant() {
        double[] z = normal(8, 2);
        add(KnownLine.of(
                "zero by invariance",
                t -> {
                    double[] moved = z.clone();
                    double sum = 0;
                    for (int i = 0; i < 8; i++) {
                        moved[i] += t;
                        sum += Math.exp(moved[i]);
                    }
                    return Math.log(sum) - moved[2];
                },
                1e-17 * random.nextGaussian(),
                1));
        add(KnownLine.of(
                "zero by invariance",
                t -> {
                    double mean = 0;
                    for (double v : z) {
                        mean += (v + t) / 8;
                    }
                    double sum = 0;
                    for (double v : z) {
                        sum += Math.pow(v + t - mean, 4);
                    }
                    return sum;
                },
                1e-16 * random.nextGaussian(),
                1));
        add(KnownLine.of("constant", t -> 0.3, 0, 1));
    }

    private void noisy() {
        for (double part : new double[] {1e-14, 1e-12, 1e-10}) {
            KnownLine line = regression(12, false);
            Random noise = new Random(random.nextLong());
            add(line.through(v -> v * (1 + part * noise.nextGaussian())).named("differs from call to call"));
        }
    }

    /** Sum of squares of a tanh unit's errors; in a float if asked for. */
    private KnownLine regression(int samples, boolean floatSum) {
        double[] x = normal(samples, 1);
        double[] b = normal(samples, 1);
        double[] y = normal(samples, 1);
        double w = random.nextGaussian();
        double derivative = 0;
        for (int i = 0; i < samples; i++) {
            double t = Math.tanh(w * x[i] + b[i]);
            derivative += 2 * (t - y[i]) * (1 - t * t) * x[i];
        }
        return KnownLine.at(
                "",
                w,
                v -> {
                    double sum = 0;
                    float single = 0;
                    for (int i = 0; i < samples; i++) {
                        double e = Math.tanh(v * x[i] + b[i]) - y[i];
                        sum += e * e;
                        single += (float) (e * e);
                    }
                    return floatSum ? single : sum;
                },
                derivative,
                Math.max(Math.abs(w), 0.1));
    }

    private KnownLine floatRegression(int samples) {
        float[] x = floats(normal(samples, 1));
        float[] b = floats(normal(samples, 1));
        float[] y = floats(normal(samples, 1));
        float w = (float) random.nextGaussian();
        float derivative = 0;
        for (int i = 0; i < samples; i++) {
            float t = (float) Math.tanh(w * x[i] + b[i]);
            derivative += 2 * (t - y[i]) * (1 - t * t) * x[i];
        }
        float claim = derivative;
        return KnownLine.at(
                        "",
                        w,
                        v -> {
                            float sum = 0;
                            for (int i = 0; i < samples; i++) {
                                float e = (float) Math.tanh((float) v * x[i] + b[i]) - y[i];
                                sum += e * e;
                            }
                            return sum;
                        },
                        claim,
                        Math.max(Math.abs(w), 0.1))
                .inSingle();
    }

    /** One weight of the first layer of a rectified network in float, least squares over samples. */
    private KnownLine floatNetwork(int units, int samples) {
        float[] x = floats(normal(samples, 1));
        float[] rest = floats(normal(samples * units, 1));
        float[] out = floats(normal(units, 1 / Math.sqrt(units)));
        float[] y = floats(normal(samples, 1));
        float[] first = floats(normal(units, 1));
        float derivative = 0;
        for (int s = 0; s < samples; s++) {
            float p = 0;
            float d = 0;
            for (int u = 0; u < units; u++) {
                float z = first[u] * x[s] + rest[s * units + u];
                p += out[u] * Math.max(0, z);
                d += z > 0 ? out[u] * first[u] * x[s] : 0;
            }
            derivative += 2 * (p - y[s]) * d / samples;
        }
        return new KnownLine(
                "",
                t -> {
                    float sum = 0;
                    for (int s = 0; s < samples; s++) {
                        float p = 0;
                        for (int u = 0; u < units; u++) {
                            float z = (float) (first[u] * (1 + t)) * x[s] + rest[s * units + u];
                            p += out[u] * Math.max(0, z);
                        }
                        sum += (p - y[s]) * (p - y[s]);
                    }
                    return sum / samples;
                },
                derivative,
                1,
                1,
                false);
    }

    /** -log p and -log(1 - p) of a logistic unit, moved in one of four weights. */
    private KnownLine crossEntropy(int samples, double spread) {
        double[] x = normal(samples, spread);
        double[] rest = new double[samples];
        double w = 1.2 * random.nextGaussian();
        for (int k = 0; k < 3; k++) {
            double other = 1.2 * random.nextGaussian();
            for (int i = 0; i < samples; i++) {
                rest[i] += other * spread * random.nextGaussian();
            }
        }
        for (int i = 0; i < samples; i++) {
            double z = w * x[i] + rest[i];
            if (i % 2 == 1 && 1 - 1 / (1 + Math.exp(-z)) == 0) {
                rest[i] -= z - 30 - 6 * random.nextDouble();
            }
        }
        return logistic(x, rest, w);
    }

    private KnownLine crossEntropyTail(int samples) {
        double[] x = normal(samples, 1);
        double[] rest = normal(samples, 1);
        double w = random.nextGaussian();
        for (int i = 1; i < 8; i += 2) {
            rest[i] = 33 + 3.5 * random.nextDouble() - w * x[i];
        }
        return logistic(x, rest, w);
    }

    private KnownLine logistic(double[] x, double[] rest, double w) {
        int samples = x.length;
        double claim = 0;
        for (int i = 0; i < samples; i++) {
            double p = 1 / (1 + Math.exp(-(w * x[i] + rest[i])));
            claim += (i % 2 == 0 ? p - 1 : p) * x[i] / samples;
        }
        return KnownLine.at(
                "",
                w,
                v -> {
                    double sum = 0;
                    for (int i = 0; i < samples; i++) {
                        double p = 1 / (1 + Math.exp(-(v * x[i] + rest[i])));
                        sum -= i % 2 == 0 ? Math.log(p) : Math.log(1 - p);
                    }
                    return sum / samples;
                },
                claim,
                Math.max(Math.abs(w), 0.1));
    }

    private KnownLine saturatedUnit(double z, double part) {
        double shift = random.nextDouble() * part;
        double w = 1 + random.nextDouble();
        double rest = z + shift - 0.7 - w;
        double p = 1 / (1 + Math.exp(-(w + rest)));
        return KnownLine.at("", w, v -> -Math.log(1 - 1 / (1 + Math.exp(-(v + rest)))) + 0.1 * v * v, p + 0.2 * w, w);
    }

    /** A sum of rectified units with random corners. */
    private KnownLine rectified(int units, double nothing) {
        double[] a = normal(units, 1);
        double[] b = normal(units, 1);
        double[] c = normal(units, 1 / Math.sqrt(units));
        double derivative = nothing;
        for (int i = 0; i < units; i++) {
            derivative += b[i] > 0 ? c[i] * a[i] : 0;
        }
        DoubleUnaryOperator sum = t -> {
            double s = 0;
            for (int i = 0; i < units; i++) {
                s += c[i] * Math.max(0, a[i] * t + b[i]);
            }
            return s;
        };
        return KnownLine.of("", sum, derivative, 1);
    }

    private double[] normal(int count, double spread) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = spread * random.nextGaussian();
        }
        return drawn;
    }

    private static float[] floats(double[] numbers) {
        float[] single = new float[numbers.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) numbers[i];
        }
        return single;
    }

    /** Rounded to eleven bits. */
    static double half(double value) {
        double unit = Math.ulp(value) * 0x1p42;
        return Math.rint(value / unit) * unit;
    }
}
