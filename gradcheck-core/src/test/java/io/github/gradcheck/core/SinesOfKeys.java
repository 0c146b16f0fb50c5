/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** A loss of many keys, {@code f = sum over keys of c sin(sum a tanh x)} with {@code c = 1} at first. */
final class SinesOfKeys {
    private final Map<String, double[]> x = new LinkedHashMap<>();
    private final Map<String, double[]> a = new LinkedHashMap<>();
    private final Map<String, Double> coefficients = new LinkedHashMap<>();
    private final int entries;

    /** Draws keys "k0", "k1", ...; no a is larger than {@code most}. */
    SinesOfKeys(int keys, int entries, double most) {
        this.entries = entries;
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < keys; k++) {
            x.put("k" + k, random.doubles(entries, -2, 2).toArray());
            a.put("k" + k, random.doubles(entries, -most, most).toArray());
            coefficients.put("k" + k, 1.0);
        }
    }

    Map<String, double[]> x() {
        return x;
    }

    /** The a of one key. */
    double[] a(String key) {
        return of(a, key);
    }

    /** How much one key moves the loss. */
    void weigh(String key, double coefficient) {
        coefficients.put(key, coefficient);
    }

    private static <T> T of(Map<String, T> values, String key) {
        return Objects.requireNonNull(values.get(key));
    }

    private double inner(String key) {
        double sum = 0;
        for (int i = 0; i < entries; i++) {
            sum += of(a, key)[i] * Math.tanh(of(x, key)[i]);
        }
        return sum;
    }

    double loss() {
        return x.keySet().stream()
                .mapToDouble(key -> of(coefficients, key) * Math.sin(inner(key)))
                .sum();
    }

    Map<String, double[]> gradient() {
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (String key : x.keySet()) {
            double cosine = of(coefficients, key) * Math.cos(inner(key));
            double[] slopes = new double[entries];
            for (int i = 0; i < entries; i++) {
                double tanh = Math.tanh(of(x, key)[i]);
                slopes[i] = cosine * of(a, key)[i] * (1 - tanh * tanh);
            }
            gradient.put(key, slopes);
        }
        return gradient;
    }

    /** Checks a gradient with a fault. */
    GradientReport check(long seed, Consumer<Map<String, double[]>> fault) {
        return check(seed, this::loss, fault);
    }

    /** Checks a gradient with a fault against this loss, or another form of it. */
    GradientReport check(long seed, DoubleSupplier loss, Consumer<Map<String, double[]>> fault) {
        return GradientChecker.create().withSeed(seed).check(Parameters.of(x), loss, () -> {
            Map<String, double[]> gradient = gradient();
            fault.accept(gradient);
            return gradient;
        });
    }

    static List<String> wrong(GradientReport report) {
        return report.keys().stream()
                .filter(key -> key.verdict() == Verdict.WRONG)
                .map(KeyReport::key)
                .toList();
    }

    static void scale(double[] slopes, double factor) {
        Arrays.setAll(slopes, i -> factor * slopes[i]);
    }
}
