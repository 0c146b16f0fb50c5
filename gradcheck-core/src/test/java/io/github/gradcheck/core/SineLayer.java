/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** A layer {@code y_i = size_i sin(sum over k of a_ik x_k)} of random outputs of sizes from 1e-9 to 1e9. */
final class SineLayer implements Supplier<Map<String, Object>> {
    static final int ENTRIES = 8;

    private final double[][] weights = new double[3][2];
    private final double[] bias = new double[2];
    private final double[][] a;
    private final double[] sizes;

    SineLayer(int seed) {
        Random random = new Random(seed);
        a = new double[3 + random.nextInt(5)][ENTRIES];
        sizes = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sizes[i] = Math.pow(10, 18 * random.nextDouble() - 9);
            for (int k = 0; k < ENTRIES; k++) {
                a[i][k] = (0.3 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            }
        }
        for (int k = 0; k < ENTRIES; k++) {
            set(k, 0.2 + random.nextDouble());
        }
    }

    private void set(int entry, double value) {
        if (entry < 6) {
            weights[entry / 2][entry % 2] = value;
        } else {
            bias[entry - 6] = value;
        }
    }

    private double at(int entry) {
        return entry < 6 ? weights[entry / 2][entry % 2] : bias[entry - 6];
    }

    Parameters parameters() {
        return Parameters.of("W", weights, "b", bias);
    }

    int outputs() {
        return a.length;
    }

    String rowName(int row) {
        return "residual[" + row + "]";
    }

    static String columnName(int column) {
        return column < 6 ? "W[" + column / 2 + "," + column % 2 + "]" : "b[" + (column - 6) + "]";
    }

    private double angle(int row) {
        double sum = 0;
        for (int k = 0; k < ENTRIES; k++) {
            sum += a[row][k] * at(k);
        }
        return sum;
    }

    @Override
    public Map<String, Object> get() {
        double[] y = new double[a.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = sizes[i] * Math.sin(angle(i));
        }
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("residual", y);
        return output;
    }

    double[][] jacobian() {
        double[][] jacobian = new double[a.length][ENTRIES];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < ENTRIES; k++) {
                jacobian[i][k] = sizes[i] * Math.cos(angle(i)) * a[i][k];
            }
        }
        return jacobian;
    }
}
