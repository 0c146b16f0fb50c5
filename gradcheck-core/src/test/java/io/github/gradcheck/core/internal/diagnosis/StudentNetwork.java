/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The network that students write: two layers of tanh, a softmax, the mean cross-entropy and an L2 term. Its arrays are
 * of doubles or floats, in which it also computes; samples lie in columns (Z = W A + b) or in rows (Z = A W + b).
 */
final class StudentNetwork {
    private static final int[] UNITS = {4, 5, 5, 3};
    private static final int SAMPLES = 7;
    private static final int LAST = UNITS.length - 1;
    private static final double KEEP = 0.5;

    private final Mistake mistake;
    private final boolean rows;
    private final boolean single;
    private final Map<String, Object> arrays = new LinkedHashMap<>();
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, double[][]> added = new LinkedHashMap<>();
    private final double[][] mask;
    private double[][][] stale = {};

    /**
     * Draws a network.
     *
     * @param mistake in its backward pass
     * @param rows whether a sample is a row
     * @param single whether everything is of floats
     */
    StudentNetwork(Mistake mistake, boolean rows, boolean single, long seed) {
        this.mistake = mistake;
        this.rows = rows;
        this.single = single;
        for (int layer = 1; layer <= LAST; layer++) {
            RandomStream stream = RandomStream.of(seed, "layer " + layer);
            double scale = 1.5 / Math.sqrt(UNITS[layer - 1]);
            arrays.put("W" + layer, stored(drawn(stream, UNITS[layer], UNITS[layer - 1], scale)));
            arrays.put("b" + layer, stored(drawn(stream, UNITS[layer], 1, 0.3)));
        }
        RandomStream data = RandomStream.of(seed, "data");
        inputs.put("X", stored(drawn(data, UNITS[0], SAMPLES, 1)));
        double[][] labels = new double[UNITS[LAST]][SAMPLES];
        for (int j = 0; j < SAMPLES; j++) {
            labels[(int) Math.min(UNITS[LAST] - 1, Math.abs(data.nextGaussian()) * 1.5)][j] = 1;
        }
        inputs.put("Y", stored(labels));
        mask = drawn(data, UNITS[1], SAMPLES, 1);
        for (double[] line : mask) {
            for (int j = 0; j < SAMPLES; j++) {
                line[j] = mistake.isOfMask() && line[j] < 0 ? 0 : mistake.isOfMask() ? 1 / KEEP : 1;
            }
        }
        if (mistake == Mistake.MASK_NOT_REUSED) {
            inputs.put("mask", stored(mask));
        }
    }

    GradientReport check() {
        return GradientChecker.create()
                .withSeed(1)
                .check(Parameters.of(arrays), Parameters.of(inputs), this::loss, this::backward);
    }

    private static double[][] drawn(RandomStream stream, int rows, int columns, double scale) {
        double[][] drawn = new double[rows][columns];
        for (double[] line : drawn) {
            for (int j = 0; j < columns; j++) {
                line[j] = scale * stream.nextGaussian();
            }
        }
        return drawn;
    }

    private Object stored(double[][] matrix) {
        double[][] placed = rows ? transposed(matrix) : matrix;
        if (!single) {
            return placed;
        }
        float[][] floats = new float[placed.length][placed[0].length];
        for (int i = 0; i < placed.length; i++) {
            for (int j = 0; j < placed[0].length; j++) {
                floats[i][j] = (float) placed[i][j];
            }
        }
        return floats;
    }

    private double[][] read(Object array) {
        double[][] numbers;
        if (array instanceof float[][] floats) {
            numbers = new double[floats.length][floats[0].length];
            for (int i = 0; i < floats.length; i++) {
                for (int j = 0; j < floats[0].length; j++) {
                    numbers[i][j] = floats[i][j];
                }
            }
        } else {
            numbers = (double[][]) array;
        }
        return rows ? transposed(numbers) : numbers;
    }

    private double[][] weights(int layer) {
        return read(arrays.get("W" + layer));
    }

    /** Z and A of every layer; A of layer 0 is X. */
    private double[][][][] forward() {
        double[][][] z = new double[LAST + 1][][];
        double[][][] a = new double[LAST + 1][][];
        a[0] = read(inputs.get("X"));
        double[][] m = inputs.containsKey("mask") ? read(inputs.get("mask")) : mask;
        for (int layer = 1; layer <= LAST; layer++) {
            double[][] b = read(arrays.get("b" + layer));
            z[layer] = times(weights(layer), a[layer - 1]);
            for (int i = 0; i < b.length; i++) {
                for (int j = 0; j < SAMPLES; j++) {
                    z[layer][i][j] = r(z[layer][i][j] + b[i][0]);
                }
            }
            a[layer] = layer < LAST ? each(z[layer], Math::tanh) : softmax(z[layer]);
            if (layer == 1) {
                a[layer] = both(a[layer], m, (x, y) -> x * y);
            }
        }
        return new double[][][][] {z, a};
    }

    private double loss() {
        double[][] a = forward()[1][LAST];
        double[][] y = read(inputs.get("Y"));
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                sum = y[i][j] == 0 ? sum : r(sum - r(y[i][j] * r(Math.log(a[i][j]))));
            }
        }
        double squares = 0;
        for (int layer = 1; layer <= LAST; layer++) {
            for (double[] line : weights(layer)) {
                for (double w : line) {
                    squares = r(squares + r(w * w));
                }
            }
        }
        return r(r(sum / SAMPLES) + r(decay() / 2 * squares));
    }

    private double decay() {
        return mistake.isBesideL2() ? 0.7 / SAMPLES : 0;
    }

    private Map<String, Object> backward() {
        double[][][][] cache = forward();
        double[][][] z = cache[0];
        double[][][] a = cache[1];
        if (mistake == Mistake.STALE_CACHE) {
            stale = stale.length == 0 ? a : stale;
            a = stale;
        }
        Map<String, double[][]> gradients = new LinkedHashMap<>();
        double[][] dz = output(a[LAST], read(inputs.get("Y")));
        for (int layer = LAST; layer >= 1; layer--) {
            gradients.put("W" + layer, ofWeights(layer, dz, z, a));
            gradients.put("b" + layer, ofBias(layer, dz));
            if (layer > 1) {
                dz = back(layer, dz, z, a, gradients);
            }
        }
        slips(gradients);
        Map<String, Object> returned = new LinkedHashMap<>();
        gradients.forEach((key, gradient) -> returned.put("d" + key, stored(gradient)));
        return returned;
    }

    private double[][] output(double[][] a, double[][] y) {
        double m = isOneOf(Mistake.MISSING_MEAN, Mistake.MISSING_MEAN_BESIDE_L2)
                ? 1
                : mistake == Mistake.DIVIDED_BY_LESS
                        ? SAMPLES - 1
                        : mistake == Mistake.MEAN_TWICE ? SAMPLES * SAMPLES : SAMPLES;
        double factor = isOneOf(Mistake.SIGN, Mistake.SIGN_BESIDE_L2)
                ? -1 / m
                : mistake == Mistake.INTEGER_DIVISION ? 0 : 1 / m; // 1 / 7 in integers
        double[][] dz = new double[a.length][SAMPLES];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double label = mistake == Mistake.LABELS_FORGOTTEN
                        ? 0
                        : y[i][mistake == Mistake.LABELS_SHIFTED ? (j + 1) % SAMPLES : j];
                dz[i][j] = r(factor * seen(a[i][j], label));
            }
        }
        return switch (mistake) {
            case LAST_SAMPLE -> without(dz, SAMPLES - 1);
            case FIRST_SAMPLE_ALONE -> only(dz, 0);
            case LAST_SAMPLE_HALF -> both(dz, only(dz, SAMPLES - 1), (d, last) -> d - last / 2);
            case LAST_SAMPLE_TWICE -> both(dz, only(dz, SAMPLES - 1), Double::sum);
            case TWO_SAMPLES -> without(without(dz, SAMPLES - 1), 2);
            default -> dz;
        };
    }

    private double seen(double a, double label) {
        return switch (mistake) {
            case SOFTMAX_DIAGONAL -> label * (a - 1);
            case SOFTMAX_NEARLY_DIAGONAL -> label == 1 ? a - 1 : a / 10;
            case LABELS_SMOOTHED -> a - 0.9 * label;
            default -> a - label;
        };
    }

    private double[][] ofWeights(int layer, double[][] dz, double[][][] z, double[][][] a) {
        double[][] before = layer == 2 && isOneOf(Mistake.Z_FOR_A, Mistake.Z_FOR_A_BESIDE_L2)
                ? z[1]
                : layer == 3 && mistake == Mistake.ACTIVATION_OF_OTHER_LAYER ? a[1] : a[layer - 1];
        double[][] from = layer == 2 && mistake == Mistake.LAST_SAMPLE_IN_ONE_KEY ? without(dz, SAMPLES - 1) : dz;
        double[][] shifted = layer == 2 && mistake == Mistake.SAMPLES_SHIFTED ? shifted(before) : before;
        double[][] dw = times(from, transposed(shifted));
        double times = mistake == Mistake.L2_FORGOTTEN ? 0 : mistake == Mistake.L2_DOUBLED ? 2 : 1;
        return both(dw, weights(layer), (g, w) -> g + times * decay() * w);
    }

    private double[][] ofBias(int layer, double[][] dz) {
        double[][] db = times(dz, ones());
        if (layer == 2 && mistake == Mistake.BIAS_NOT_SUMMED) {
            db = times(only(dz, 0), ones());
        }
        return mistake == Mistake.L2_ON_BIAS ? both(db, read(arrays.get("b" + layer)), (g, b) -> g + decay() * b) : db;
    }

    private double[][] back(
            int layer, double[][] dz, double[][][] z, double[][][] a, Map<String, double[][]> gradients) {
        double[][] w = weights(layer);
        if (mistake == Mistake.UPDATED_WEIGHTS) {
            w = both(w, gradients.get("W" + layer), (x, g) -> x - 0.1 * g);
        }
        double[][] da = layer == 2 && mistake == Mistake.W_NOT_TRANSPOSED ? times(w, dz) : times(transposed(w), dz);
        if (layer == 2 && !mistake.isOfMask()) {
            da = both(da, mask, (d, k) -> d * k);
        }
        if (layer == 2 && mistake == Mistake.W_HALF_TRANSPOSED) {
            da = both(times(w, dz), da, (x, y) -> (x + y) / 2);
        }
        if (layer == 2 && mistake == Mistake.UNITS_SCALED_AT_RANDOM) {
            RandomStream random = RandomStream.of(5, "units");
            da = each(da, x -> x * random.nextGaussian());
        }
        boolean forgotten = (layer == 2 && mistake == Mistake.DERIVATIVE_FORGOTTEN)
                || (layer == 3 && mistake == Mistake.DERIVATIVE_FORGOTTEN_BEHIND);
        double[][] t = each(z[layer - 1], Math::tanh);
        if (mistake == Mistake.STALE_CACHE) {
            t = a[layer - 1];
        }
        double[][] slope = forgotten
                ? each(t, x -> 1)
                : mistake == Mistake.DERIVATIVE_NEARLY
                        ? each(t, x -> 1.01 - x * x)
                        : mistake == Mistake.DERIVATIVE_OF_Z && layer == 2
                                ? each(z[1], x -> 1 - x * x)
                                : mistake == Mistake.DERIVATIVE_OF_SIGMOID
                                        ? each(t, x -> x * (1 - x))
                                        : mistake == Mistake.DERIVATIVE_OF_OTHER_LAYER && layer == 3
                                                ? each(a[1], x -> 1 - x * x)
                                                : each(t, x -> 1 - x * x);
        return both(da, slope, (d, s) -> d * s);
    }

    private void slips(Map<String, double[][]> gradients) {
        switch (mistake) {
            case DW_TRANSPOSED -> gradients.put("W2", transposed(gradients.get("W2")));
            case LAST_ROW_MISSED -> {
                double[][] placed = rows ? transposed(gradients.get("W2")) : gradients.get("W2");
                java.util.Arrays.fill(placed[placed.length - 1], 0);
                gradients.put("W2", rows ? transposed(placed) : placed);
            }
            case SWAPPED -> {
                double[][] first = gradients.get("b1");
                gradients.put("b1", gradients.get("b2"));
                gradients.put("b2", first);
            }
            case ACCUMULATION ->
                gradients.replaceAll((key, gradient) -> {
                    double[][] sum = added.containsKey(key) ? both(added.get(key), gradient, Double::sum) : gradient;
                    added.put(key, sum);
                    return sum;
                });
            case ROWS_SHIFTED -> {
                double[][] right = gradients.get("W2");
                double[][] wrong = new double[right.length][];
                for (int i = 0; i < right.length; i++) {
                    wrong[i] = right[(i + 1) % right.length];
                }
                gradients.put("W2", wrong);
            }
            case CLIPPED -> gradients.replaceAll((key, g) -> each(g, x -> Math.max(-0.1, Math.min(0.1, x))));
            default -> {}
        }
    }

    private boolean isOneOf(Mistake one, Mistake other) {
        return mistake == one || mistake == other;
    }

    private double r(double number) {
        return single ? (float) number : number;
    }

    private double[][] softmax(double[][] z) {
        double[][] a = each(z, Math::exp);
        for (int j = 0; j < SAMPLES; j++) {
            double sum = 0;
            for (double[] line : a) {
                sum = r(sum + line[j]);
            }
            for (double[] line : a) {
                line[j] = r(line[j] / sum);
            }
        }
        return a;
    }

    private double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] = r(product[i][j] + r(left[i][k] * right[k][j]));
                }
            }
        }
        return product;
    }

    private double[][] each(double[][] matrix, DoubleUnaryOperator function) {
        return both(matrix, matrix, (x, same) -> function.applyAsDouble(x));
    }

    private double[][] both(double[][] one, double[][] other, java.util.function.DoubleBinaryOperator function) {
        double[][] result = new double[one.length][one[0].length];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one[0].length; j++) {
                result[i][j] = r(function.applyAsDouble(one[i][j], other[i][j]));
            }
        }
        return result;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double[][] ones() {
        double[][] ones = new double[SAMPLES][1];
        for (double[] one : ones) {
            one[0] = 1;
        }
        return ones;
    }

    private double[][] without(double[][] dz, int sample) {
        double[][] rest = each(dz, x -> x);
        for (double[] line : rest) {
            line[sample] = 0;
        }
        return rest;
    }

    private double[][] only(double[][] dz, int sample) {
        double[][] one = new double[dz.length][dz[0].length];
        for (int i = 0; i < dz.length; i++) {
            one[i][sample] = dz[i][sample];
        }
        return one;
    }

    private static double[][] shifted(double[][] a) {
        double[][] shifted = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            shifted[i] = new double[a[i].length];
            for (int j = 0; j < a[i].length; j++) {
                shifted[i][j] = a[i][(j + 1) % a[i].length];
            }
        }
        return shifted;
    }
}
