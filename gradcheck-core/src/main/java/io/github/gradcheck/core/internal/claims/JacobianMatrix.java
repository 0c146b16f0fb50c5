/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the user's code claims of the derivatives of all outputs: copied, one row for each output. */
public final class JacobianMatrix implements Products {
    private final Map<String, double[]> byKey = new LinkedHashMap<>();
    private final int outputs;

    /**
     * A Jacobian of zeros.
     *
     * @param outputs how many rows there are
     * @param entries how many columns each key has
     */
    JacobianMatrix(int outputs, Map<String, Integer> entries) {
        this.outputs = outputs;
        entries.forEach((key, count) -> byKey.put(key, new double[Math.multiplyExact(outputs, count)]));
    }

    /**
     * A Jacobian of zeros.
     *
     * @param outputs how many rows there are
     * @param blocks the keys with their entries
     * @return a matrix that is to be filled
     */
    public static JacobianMatrix zeros(int outputs, List<Block> blocks) {
        Map<String, Integer> entries = new LinkedHashMap<>();
        blocks.forEach(block -> entries.put(block.key(), block.size()));
        return new JacobianMatrix(outputs, entries);
    }

    /**
     * The keys that it has columns for.
     *
     * @return their names
     */
    public List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /** The matrix of one key, row by row. */
    double[] of(String key) {
        return Objects.requireNonNull(byKey.get(key));
    }

    /**
     * Writes one column.
     *
     * @param key the key that is moved
     * @param entry its entry
     * @param column the derivative of each output
     */
    public void setColumn(String key, int entry, double[] column) {
        double[] matrix = of(key);
        int columns = matrix.length / outputs;
        for (int row = 0; row < outputs; row++) {
            matrix[row * columns + entry] = column[row];
        }
    }

    /**
     * Writes one row.
     *
     * @param row the number of the output
     * @param gradient the gradient of that output; it has one for every key
     */
    public void setRow(int row, Gradient gradient) {
        byKey.forEach((key, matrix) -> {
            double[] entries = gradient.of(key).orElseThrow().toArray();
            System.arraycopy(entries, 0, matrix, row * entries.length, entries.length);
        });
    }

    @Override
    public double[] along(String key, double[] direction) {
        double[] matrix = of(key);
        double[] product = new double[outputs];
        for (int row = 0; row < outputs; row++) {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                sum += matrix[row * direction.length + i] * direction[i];
            }
            product[row] = sum;
        }
        return product;
    }

    /**
     * How large each column usually is: the root mean square over all rows, each divided by its own norm, so that no
     * output counts for more than another. Rows that are zero or have no numbers do not count.
     *
     * @return one number for each entry, by key
     */
    public Gradient usualRow() {
        Map<String, double[]> squares = new LinkedHashMap<>();
        byKey.forEach((key, matrix) -> squares.put(key, new double[matrix.length / outputs]));
        for (int row = 0; row < outputs; row++) {
            double norm = norm(row);
            if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
                add(row, norm, squares);
            }
        }
        Map<String, Block> usual = new LinkedHashMap<>();
        squares.forEach((key, sums) -> {
            Arrays.setAll(sums, i -> Math.sqrt(sums[i] / outputs));
            usual.put(key, Parameters.block(key, sums).orElseThrow());
        });
        return Gradient.of(usual);
    }

    /** NaN if an entry is. */
    private double norm(int row) {
        double squares = 0;
        for (double[] matrix : byKey.values()) {
            int columns = matrix.length / outputs;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                squares += matrix[i] * matrix[i];
            }
        }
        return Math.sqrt(squares);
    }

    private void add(int row, double norm, Map<String, double[]> squares) {
        squares.forEach((key, sums) -> {
            double[] matrix = of(key);
            for (int i = 0; i < sums.length; i++) {
                double part = matrix[row * sums.length + i] / norm;
                sums[i] += part * part;
            }
        });
    }

    /**
     * One row as the gradient of that output.
     *
     * @param row the number of the output
     * @return the gradient by key
     */
    public Gradient row(int row) {
        Map<String, Block> gradient = new LinkedHashMap<>();
        byKey.forEach((key, matrix) -> {
            int columns = matrix.length / outputs;
            double[] entries = Arrays.copyOfRange(matrix, row * columns, (row + 1) * columns);
            gradient.put(key, Parameters.block(key, entries).orElseThrow());
        });
        return Gradient.of(gradient);
    }
}
