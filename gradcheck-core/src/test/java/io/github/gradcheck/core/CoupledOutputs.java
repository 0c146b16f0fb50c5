/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Outputs {@code y_i = sum_j a_ij sin(x_j + 0.3 x_j+1)} of keys "k0", "k1", ... with as many entries each. */
final class CoupledOutputs implements Supplier<Object> {
    private final double[][] x;
    private final double[][] a;
    private final int entries;
    private final boolean floats;
    private final float[][] stored;

    CoupledOutputs(int outputs, int keys, int entries, boolean floats, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.entries = entries;
        this.floats = floats;
        this.x = new double[keys][entries];
        this.stored = new float[keys][entries];
        this.a = new double[outputs][keys * entries];
        for (int k = 0; k < keys; k++) {
            for (int j = 0; j < entries; j++) {
                stored[k][j] = (float) random.nextDouble(-2, 2);
                x[k][j] = stored[k][j];
            }
        }
        for (double[] row : a) {
            Arrays.setAll(row, j -> random.nextDouble(0.5, 1.5) * (random.nextBoolean() ? 1 : -1));
        }
    }

    /** Multiplies an output. */
    void scaleOutput(int output, double by) {
        Arrays.setAll(a[output], j -> by * a[output][j]);
    }

    /** Multiplies what a key contributes to one output. */
    void scale(int output, int key, double by) {
        for (int j = key * entries; j < (key + 1) * entries; j++) {
            a[output][j] *= by;
        }
    }

    Parameters parameters() {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (int k = 0; k < x.length; k++) {
            keys.put("k" + k, floats ? stored[k] : x[k]);
        }
        return Parameters.of(keys);
    }

    private double x(int entry) {
        int wrapped = entry % (x.length * entries);
        return floats ? stored[wrapped / entries][wrapped % entries] : x[wrapped / entries][wrapped % entries];
    }

    @Override
    public Object get() {
        double[] y = new double[a.length];
        for (int j = 0; j < x.length * entries; j++) {
            double sine = Math.sin(x(j) + 0.3 * x(j + 1));
            for (int i = 0; i < y.length; i++) {
                y[i] += a[i][j] * sine;
            }
        }
        if (!floats) {
            return y;
        }
        float[] rounded = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            rounded[i] = (float) y[i];
        }
        return rounded;
    }

    double[][] jacobian() {
        int all = x.length * entries;
        double[][] jacobian = new double[a.length][all];
        for (int j = 0; j < all; j++) {
            double cosine = Math.cos(x(j) + 0.3 * x(j + 1));
            for (int i = 0; i < a.length; i++) {
                jacobian[i][j] += a[i][j] * cosine;
                jacobian[i][(j + 1) % all] += 0.3 * a[i][j] * cosine;
            }
        }
        return jacobian;
    }
}
