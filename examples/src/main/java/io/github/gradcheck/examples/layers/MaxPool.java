/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/** The maximum of each square window of a matrix, windows side by side; its gradient goes to the first largest. */
public class MaxPool {
    private final int size;

    /**
     * A pooling layer.
     *
     * @param size rows and columns of a window
     */
    public MaxPool(int size) {
        this.size = size;
    }

    /**
     * The output.
     *
     * @param X a matrix whose rows and columns are multiples of the window's
     * @return the largest entry of each window
     */
    public final double[][] forward(double[][] X) {
        double[][] Y = new double[X.length / size][X[0].length / size];
        for (int i = 0; i < Y.length; i++) {
            for (int j = 0; j < Y[i].length; j++) {
                Y[i][j] = largest(X, i, j);
            }
        }
        return Y;
    }

    /**
     * The gradient.
     *
     * @param X the input
     * @param dY the gradient of the output
     * @return dX
     */
    public final double[][] backward(double[][] X, double[][] dY) {
        double[][] dX = new double[X.length][X[0].length];
        for (int i = 0; i < dY.length; i++) {
            for (int j = 0; j < dY[i].length; j++) {
                share(X, i, j, dY[i][j], dX);
            }
        }
        return dX;
    }

    /**
     * Gives the gradient of one window to its entries: all of it to the first of the largest.
     *
     * @param X the input
     * @param i the window's row
     * @param j the window's column
     * @param dY the gradient of its maximum
     * @param dX is added to
     */
    protected void share(double[][] X, int i, int j, double dY, double[][] dX) {
        double largest = largest(X, i, j);
        for (int k = i * size; k < (i + 1) * size; k++) {
            for (int l = j * size; l < (j + 1) * size; l++) {
                if (X[k][l] == largest) {
                    dX[k][l] += dY;
                    return;
                }
            }
        }
    }

    /**
     * The largest entry of a window.
     *
     * @param X the input
     * @param i the window's row
     * @param j the window's column
     * @return its maximum
     */
    protected final double largest(double[][] X, int i, int j) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = i * size; k < (i + 1) * size; k++) {
            for (int l = j * size; l < (j + 1) * size; l++) {
                largest = Math.max(largest, X[k][l]);
            }
        }
        return largest;
    }

    /**
     * The length of a window's side.
     *
     * @return rows and columns
     */
    protected final int size() {
        return size;
    }
}
