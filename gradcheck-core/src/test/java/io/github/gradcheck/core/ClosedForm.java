/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.sampling.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** A loss over the keys {@code W} (2x3) and {@code b} (2) whose gradient is known on paper. */
final class ClosedForm {
    static final int ENTRIES = 8;

    final DMatrixRMaj W = new DMatrixRMaj(2, 3);
    final double[] b = new double[2];
    final Parameters at = Parameters.of("W", W, "b", b);
    private final ToDoubleFunction<double[]> function;
    private final Function<double[], double[]> gradient;

    private ClosedForm(long seed, ToDoubleFunction<double[]> function, Function<double[], double[]> gradient) {
        this.function = function;
        this.gradient = gradient;
        Distribution normal = new Distribution(Values.NORMAL, 1, 0, 1);
        for (Block block : at.blocks()) {
            normal.fill(block, RandomStream.of(seed, block.key()));
        }
    }

    /** All kinds at one seed. */
    static List<ClosedForm> all(long seed) {
        return List.of(quadratic(seed), exponentials(seed), sines(seed), logSumExp(seed));
    }

    /** {@code z'Az/2 + c'z} with a symmetric matrix A. */
    static ClosedForm quadratic(long seed) {
        RandomStream random = RandomStream.of(seed, "quadratic");
        double[][] a = new double[ENTRIES][ENTRIES];
        double[] c = new double[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            c[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextGaussian();
                a[j][i] = a[i][j];
            }
        }
        return new ClosedForm(seed, z -> dot(times(a, z), z) / 2 + dot(c, z), z -> {
            double[] az = times(a, z);
            return each(i -> az[i] + c[i]);
        });
    }

    /** {@code sum of exp(c_i z_i)}. */
    static ClosedForm exponentials(long seed) {
        RandomStream random = RandomStream.of(seed, "exponentials");
        double[] c = each(i -> random.nextGaussian());
        return new ClosedForm(
                seed,
                z -> Arrays.stream(each(i -> Math.exp(c[i] * z[i]))).sum(),
                z -> each(i -> c[i] * Math.exp(c[i] * z[i])));
    }

    /** {@code sum of sin z_i sin z_(i+1)}, in a ring. */
    static ClosedForm sines(long seed) {
        return new ClosedForm(
                seed,
                z -> Arrays.stream(each(i -> Math.sin(z[i]) * Math.sin(z[(i + 1) % ENTRIES])))
                        .sum(),
                z -> each(i ->
                        Math.cos(z[i]) * (Math.sin(z[(i + 1) % ENTRIES]) + Math.sin(z[(i + ENTRIES - 1) % ENTRIES]))));
    }

    /** {@code log of sum of exp z_i}, whose gradient is the softmax. */
    static ClosedForm logSumExp(long seed) {
        return new ClosedForm(seed, z -> Math.log(expSum(z)), z -> {
            double sum = expSum(z);
            return each(i -> Math.exp(z[i]) / sum);
        });
    }

    double loss() {
        return function.applyAsDouble(values());
    }

    /** The true gradient, in new arrays. */
    Map<String, Object> gradient() {
        return gradientTimes(1);
    }

    /** The true gradient times a number. */
    Map<String, Object> gradientTimes(double factor) {
        double[] all =
                Arrays.stream(gradient.apply(values())).map(g -> factor * g).toArray();
        Map<String, Object> byKey = new LinkedHashMap<>();
        byKey.put("W", new DMatrixRMaj(2, 3, true, Arrays.copyOf(all, 6)));
        byKey.put("b", Arrays.copyOfRange(all, 6, ENTRIES));
        return byKey;
    }

    /** The true gradient with one entry of {@code W} changed. */
    Map<String, Object> gradientWith(int entry, double value) {
        Map<String, Object> changed = gradient();
        ((DMatrixRMaj) changed.get("W")).data[entry] = value;
        return changed;
    }

    /** The true gradient of one entry of {@code W}. */
    double gradientOf(int entry) {
        return gradient.apply(values())[entry];
    }

    private double[] values() {
        double[] values = Arrays.copyOf(W.data, ENTRIES);
        System.arraycopy(b, 0, values, 6, 2);
        return values;
    }

    private static double expSum(double[] z) {
        return Arrays.stream(z).map(Math::exp).sum();
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    private static double[] times(double[][] a, double[] z) {
        return each(i -> dot(a[i], z));
    }

    private static double[] each(IntToDoubleFunction entry) {
        return IntStream.range(0, ENTRIES).mapToDouble(entry).toArray();
    }
}
