/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Many keys, each of which moves the loss by a coefficient of its own:
 * {@code f = sum c_k sin(u_k) + 0.1 (sum c_k u_k)^2} with {@code u_k = sum a_ki s(x_ki)} and
 * {@code s(x) = x / sqrt(1 + x^2)}.
 */
final class ManyKeys implements Model {
    private final double[][] x;
    private final double[][] a;
    private final double[] coefficients;
    private final boolean inFloat;

    /**
     * Draws keys.
     *
     * @param sizes how many entries each has
     * @param decades over how many powers of ten the coefficients are spread
     * @param inFloat whether the loss is rounded to float in every sum
     */
    ManyKeys(int[] sizes, double decades, boolean inFloat, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.inFloat = inFloat;
        x = new double[sizes.length][];
        a = new double[sizes.length][];
        coefficients = random.doubles(sizes.length, 0, 1)
                .map(u -> Math.pow(10, -decades * u))
                .toArray();
        for (int k = 0; k < sizes.length; k++) {
            x[k] = random.doubles(sizes[k], -2, 2).toArray();
            a[k] = random.doubles(sizes[k], -1, 1)
                    .map(number -> number / Math.sqrt(3.0))
                    .toArray();
            for (int i = 0; i < sizes[k]; i++) {
                a[k][i] /= Math.sqrt(sizes[k]);
            }
        }
    }

    /** So many keys of so many entries. */
    static ManyKeys of(int keys, int entries, double decades, long seed) {
        int[] sizes = new int[keys];
        Arrays.fill(sizes, entries);
        return new ManyKeys(sizes, decades, false, seed);
    }

    @Override
    public Parameters parameters() {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int k = 0; k < x.length; k++) {
            named.put("k" + k, x[k]);
        }
        return Parameters.of(named);
    }

    private double inner(int key) {
        double sum = 0;
        float rounded = 0;
        for (int i = 0; i < x[key].length; i++) {
            double term = a[key][i] * x[key][i] / Math.sqrt(1 + x[key][i] * x[key][i]);
            sum += term;
            rounded += (float) term;
        }
        return inFloat ? rounded : sum;
    }

    @Override
    public double loss() {
        double waves = 0;
        double linear = 0;
        for (int k = 0; k < x.length; k++) {
            double u = inner(k);
            waves += coefficients[k] * Math.sin(u);
            linear += coefficients[k] * u;
        }
        double loss = waves + 0.1 * linear * linear;
        return inFloat ? (float) loss : loss;
    }

    @Override
    public Map<String, double[]> gradient() {
        double linear = 0;
        double[] inner = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            inner[k] = inner(k);
            linear += coefficients[k] * inner[k];
        }
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (int k = 0; k < x.length; k++) {
            double[] slopes = new double[x[k].length];
            for (int i = 0; i < slopes.length; i++) {
                double root = Math.sqrt(1 + x[k][i] * x[k][i]);
                slopes[i] = coefficients[k] * (Math.cos(inner[k]) + 0.2 * linear) * a[k][i] / (root * root * root);
            }
            gradient.put("k" + k, slopes);
        }
        return gradient;
    }
}
