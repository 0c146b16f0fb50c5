/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The arrays of a model, in doubles or floats; all is computed in doubles, and stored and returned in these. */
enum Precision {
    DOUBLE,
    FLOAT;

    /** Gaussian numbers of their own name. */
    Object drawn(String name, int rows, int columns) {
        return stored(gaussians(name, rows, columns));
    }

    static double[][] gaussians(String name, int rows, int columns) {
        RandomStream random = RandomStream.of(7, name);
        double[][] numbers = new double[rows][columns];
        for (double[] line : numbers) {
            for (int j = 0; j < columns; j++) {
                line[j] = random.nextGaussian();
            }
        }
        return numbers;
    }

    /** A matrix, or a vector where it has one row. */
    Object stored(double[]... matrix) {
        if (this == DOUBLE) {
            return matrix.length == 1 ? matrix[0] : matrix;
        }
        float[][] floats = new float[matrix.length][matrix[0].length];
        for (int i = 0; i < floats.length; i++) {
            for (int j = 0; j < floats[i].length; j++) {
                floats[i][j] = (float) matrix[i][j];
            }
        }
        return floats.length == 1 ? floats[0] : floats;
    }

    /** A copy in doubles; a vector is one row. */
    static double[][] read(Object array) {
        var block = Parameters.of("array", array).blocks().get(0);
        int rows = block.shape().rank() == 1 ? 1 : block.shape().rows();
        double[][] numbers = new double[rows][block.size() / rows];
        for (int entry = 0; entry < block.size(); entry++) {
            numbers[entry / numbers[0].length][entry % numbers[0].length] = block.get(entry);
        }
        return numbers;
    }

    GradientReport check(Map<String, Object> at, Map<String, Object> inputs, DoubleSupplier loss, Supplier<?> back) {
        return GradientChecker.create()
                .withSeed(1)
                .check(
                        Parameters.of(at),
                        inputs.isEmpty() ? Parameters.none() : Parameters.of(inputs),
                        () -> this == DOUBLE ? loss.getAsDouble() : (float) loss.getAsDouble(),
                        back);
    }

    GradientReport checkLayer(Map<String, Object> at, Supplier<Object> output, Function<Object, Object> backward) {
        return GradientChecker.create()
                .withSeed(1)
                .<Object>checkOutput(Parameters.of(at), Parameters.none(), output, backward);
    }
}
