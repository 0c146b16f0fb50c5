/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/** Looks up a row of a table for each index. A row that is looked up twice has the gradients of both. */
public class Embedding {

    /** A layer without state: the table is handed in. */
    public Embedding() {}

    /**
     * The output.
     *
     * @param E the table, words x features
     * @param indices of rows, repeated as often as they occur
     * @return a row for each index
     */
    public final double[][] forward(double[][] E, int... indices) {
        double[][] Y = new double[indices.length][];
        for (int i = 0; i < indices.length; i++) {
            Y[i] = E[indices[i]].clone();
        }
        return Y;
    }

    /**
     * The gradient of the table.
     *
     * @param E the table
     * @param indices as in {@link #forward}
     * @param dY the gradient of the output
     * @return dE
     */
    public final double[][] backward(double[][] E, int[] indices, double[][] dY) {
        double[][] dE = new double[E.length][E[0].length];
        for (int i = 0; i < indices.length; i++) {
            give(dE[indices[i]], dY[i]);
        }
        return dE;
    }

    /**
     * Gives one row of the output's gradient to the row that was looked up.
     *
     * @param dRow the gradient of that row, is added to
     * @param dY the gradient of the output's row
     */
    protected void give(double[] dRow, double[] dY) {
        for (int j = 0; j < dRow.length; j++) {
            dRow[j] += dY[j];
        }
    }
}
