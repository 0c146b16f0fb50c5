/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Many outputs, {@code y_i = sum_j a_ij sin(x_j + 0.3 x_j+1)}, of keys of equal size. */
final class CoupledOutputs {
    private final double[][] x;
    private final double[][] a;
    private final int entries;

    CoupledOutputs(int outputs, int keys, int entries, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.entries = entries;
        x = new double[keys][];
        for (int k = 0; k < keys; k++) {
            x[k] = random.doubles(entries, -2, 2).toArray();
        }
        a = new double[outputs][];
        for (int i = 0; i < outputs; i++) {
            a[i] = random.doubles((long) keys * entries, -1, 1).toArray();
        }
    }

    private Parameters parameters() {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int k = 0; k < x.length; k++) {
            named.put("k" + k, x[k]);
        }
        return Parameters.of(named);
    }

    private double[] angles() {
        double[] angles = new double[x.length * entries];
        Arrays.setAll(angles, j -> x(j) + 0.3 * x((j + 1) % angles.length));
        return angles;
    }

    private double x(int entry) {
        return x[entry / entries][entry % entries];
    }

    private double[] outputs() {
        double[] angles = angles();
        double[] y = new double[a.length];
        for (int j = 0; j < angles.length; j++) {
            double sine = Math.sin(angles[j]);
            for (int i = 0; i < y.length; i++) {
                y[i] += a[i][j] * sine;
            }
        }
        return y;
    }

    private double[][] jacobian() {
        double[] angles = angles();
        double[][] jacobian = new double[a.length][angles.length];
        for (int j = 0; j < angles.length; j++) {
            double cosine = Math.cos(angles[j]);
            for (int i = 0; i < a.length; i++) {
                jacobian[i][j] += a[i][j] * cosine;
                jacobian[i][(j + 1) % angles.length] += 0.3 * a[i][j] * cosine;
            }
        }
        return jacobian;
    }

    /** Checks the Jacobian with a fault in it. */
    GradientReport checkJacobian(GradientChecker checker, Consumer<double[][]> fault) {
        return checker.checkJacobian(parameters(), this::outputs, () -> {
            double[][] jacobian = jacobian();
            fault.accept(jacobian);
            return jacobian;
        });
    }

    /** Checks the same outputs as a layer that is handed a cotangent. */
    GradientReport checkLayer(GradientChecker checker) {
        return checker.checkOutput(parameters(), this::outputs, this::gradient);
    }

    private Map<String, double[]> gradient(double[] cotangent) {
        double[][] jacobian = jacobian();
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (int k = 0; k < x.length; k++) {
            double[] slopes = new double[entries];
            for (int i = 0; i < cotangent.length; i++) {
                for (int j = 0; j < entries; j++) {
                    slopes[j] += cotangent[i] * jacobian[i][k * entries + j];
                }
            }
            gradient.put("k" + k, slopes);
        }
        return gradient;
    }
}
