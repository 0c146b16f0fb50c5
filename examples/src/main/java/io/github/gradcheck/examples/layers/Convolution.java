/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/**
 * A convolution of images with a stride and zeros around them.
 *
 * <pre>
 * Y[f][i][j] = b[f] + sum over c, k, l of K[f][c][k][l] X[c][stride i + k - padding][stride j + l - padding]
 * </pre>
 */
public class Convolution {
    private final int stride;
    private final int padding;

    /**
     * A convolution.
     *
     * @param stride how far apart the windows lie, at least 1
     * @param padding how many rows and columns of zeros surround the image
     */
    public Convolution(int stride, int padding) {
        this.stride = stride;
        this.padding = padding;
    }

    /**
     * The gradients of all that the layer reads.
     *
     * @param X channels x rows x columns
     * @param K filters x channels x rows x columns
     * @param b one for each filter
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Gradients(double[][][] X, double[][][][] K, double[] b) {}

    /**
     * The output.
     *
     * @param X channels x rows x columns
     * @param K filters x channels x rows x columns
     * @param b one for each filter
     * @return filters x rows x columns
     */
    public final double[][][] forward(double[][][] X, double[][][][] K, double[] b) {
        int rows = (X[0].length + 2 * padding - K[0][0].length) / stride + 1;
        int columns = (X[0][0].length + 2 * padding - K[0][0][0].length) / stride + 1;
        double[][][] Y = new double[K.length][rows][columns];
        for (int f = 0; f < K.length; f++) {
            int filter = f;
            forEachWindow(rows, columns, (i, j) -> Y[filter][i][j] = b[filter]);
            forEachTap(
                    X,
                    K[f],
                    rows,
                    columns,
                    (i, j, c, p, q, k, l) -> Y[filter][i][j] += K[filter][c][k][l] * X[c][p][q]);
        }
        return Y;
    }

    /**
     * The gradients.
     *
     * @param X the input
     * @param K the kernels
     * @param dY the gradient of the output
     * @return dX, dK and db
     */
    public final Gradients backward(double[][][] X, double[][][][] K, double[][][] dY) {
        double[][][] dX = new double[X.length][X[0].length][X[0][0].length];
        double[][][][] dK = new double[K.length][X.length][K[0][0].length][K[0][0][0].length];
        double[] db = new double[K.length];
        for (int f = 0; f < K.length; f++) {
            int filter = f;
            forEachTap(X, K[f], dY[f].length, dY[f][0].length, (i, j, c, p, q, k, l) -> {
                dK[filter][c][k][l] += dY[filter][i][j] * X[c][p][q];
                dX[c][p][q] += dY[filter][i][j] * K[filter][c][k][l];
            });
            db[f] = biasGradient(dY[f]);
        }
        return new Gradients(dX, dK, db);
    }

    /**
     * The sum over all windows, each of which adds the bias once.
     *
     * @param dY the gradient of one filter's output, rows x columns
     * @return the gradient of that filter's bias
     */
    protected double biasGradient(double[][] dY) {
        double[] sum = new double[1];
        forEachWindow(dY.length, dY[0].length, (i, j) -> sum[0] += dY[i][j]);
        return sum[0];
    }

    private void forEachTap(double[][][] X, double[][][] kernel, int rows, int columns, Tap tap) {
        forEachWindow(rows, columns, (i, j) -> {
            for (int c = 0; c < X.length; c++) {
                for (int k = 0; k < kernel[c].length; k++) {
                    int p = stride * i + k - padding;
                    for (int l = 0; l < kernel[c][k].length && p >= 0 && p < X[c].length; l++) {
                        int q = stride * j + l - padding;
                        if (q >= 0 && q < X[c][p].length) {
                            tap.at(i, j, c, p, q, k, l);
                        }
                    }
                }
            }
        });
    }

    private static void forEachWindow(int rows, int columns, Window window) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                window.at(i, j);
            }
        }
    }

    @FunctionalInterface
    private interface Window {
        void at(int i, int j);
    }

    /** Output row and column, channel, input row and column, kernel row and column. */
    @FunctionalInterface
    private interface Tap {
        void at(int i, int j, int c, int p, int q, int k, int l);
    }
}
