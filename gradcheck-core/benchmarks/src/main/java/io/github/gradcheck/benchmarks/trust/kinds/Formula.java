/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** A function put together from named arrays, a loss that reads them and a backward function, all in double. */
final class Formula implements Specimen {

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Consumer<GradientArrays>> slips = new LinkedHashMap<>();
    private DoubleSupplier loss = () -> Double.NaN;
    private Consumer<GradientArrays> backward = slopes -> {};

    /** A sum of one function at some points, each with a weight. */
    static Formula weightedSum(
            double[] points, double[] weights, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", points);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += weights[i] * value.applyAsDouble(x[i]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = weights[i] * slope.applyAsDouble(x[i]);
            }
        });
    }

    /** Adds a vector of parameters and returns it. */
    double[] vector(String key, double... values) {
        parameters.put(key, values);
        return values;
    }

    /** Adds a matrix of parameters, given row by row, and returns its live entries. */
    double[] matrix(String key, int rows, double... values) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, values.length / rows, true, values);
        parameters.put(key, matrix);
        return matrix.data;
    }

    /** Sets the loss. */
    Formula loss(DoubleSupplier value) {
        loss = value;
        return this;
    }

    /** Sets what writes the right gradient into zeros. */
    Formula backward(Consumer<GradientArrays> right) {
        backward = right;
        return this;
    }

    /** Adds a backward function with a mistake. */
    Formula slip(String title, Consumer<GradientArrays> wrong) {
        slips.put(title, wrong);
        return this;
    }

    @Override
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public double loss() {
        return loss.getAsDouble();
    }

    @Override
    public Map<String, Object> backward() {
        return written(backward);
    }

    @Override
    public Map<String, Supplier<Map<String, Object>>> slips() {
        Map<String, Supplier<Map<String, Object>>> all = new LinkedHashMap<>();
        slips.forEach((title, wrong) -> all.put(title, () -> written(wrong)));
        return all;
    }

    private Map<String, Object> written(Consumer<GradientArrays> writer) {
        Map<String, Object> arrays = new LinkedHashMap<>(parameters);
        arrays.replaceAll((key, array) -> array instanceof DMatrixRMaj matrix
                ? new DMatrixRMaj(matrix.numRows, matrix.numCols)
                : new double[ArrayView.of(array).size()]);
        writer.accept(new GradientArrays(arrays));
        return arrays;
    }
}
