/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/**
 * A dense layer followed by batch normalisation as it is trained: mean and variance are those of the batch.
 *
 * <pre>
 * Z = X W + b    Y[i][j] = gamma[j] normalised over i (Z[i][j]) + beta[j]
 * </pre>
 *
 * A sample is a row. The mean takes b away again: its gradient is zero, and a check must be told so.
 */
public class BatchNorm {
    private final double[][] W;
    private final double[] b;
    private final double[] gamma;
    private final double[] beta;

    /**
     * A layer.
     *
     * @param W inputs x outputs
     * @param b one for each output, without effect
     * @param gamma the scale of each output
     * @param beta the shift of each output
     */
    public BatchNorm(double[][] W, double[] b, double[] gamma, double[] beta) {
        this.W = W;
        this.b = b;
        this.gamma = gamma;
        this.beta = beta;
    }

    /**
     * The gradients of the parameters.
     *
     * @param W of the weights
     * @param b of the biases: zero
     * @param gamma of the scales
     * @param beta of the shifts
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Gradients(double[][] W, double[] b, double[] gamma, double[] beta) {}

    /**
     * The output.
     *
     * @param X samples x inputs
     * @return samples x outputs
     */
    public final double[][] forward(double[][] X) {
        double[][] Y = new double[X.length][b.length];
        for (int j = 0; j < b.length; j++) {
            double[] column = Normalisation.normalised(column(X, j));
            for (int i = 0; i < X.length; i++) {
                Y[i][j] = gamma[j] * column[i] + beta[j];
            }
        }
        return Y;
    }

    /**
     * The gradients.
     *
     * @param X the input
     * @param dY the gradient of the output
     * @return the gradients of the parameters
     */
    public final Gradients backward(double[][] X, double[][] dY) {
        Gradients d = new Gradients(
                new double[W.length][b.length], new double[b.length], new double[b.length], new double[b.length]);
        for (int j = 0; j < b.length; j++) {
            double[] z = column(X, j);
            double[] y = Normalisation.normalised(z);
            double[] dNormalised = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                d.beta()[j] += dY[i][j];
                d.gamma()[j] += dY[i][j] * y[i];
                dNormalised[i] = dY[i][j] * gamma[j];
            }
            double[] dZ = throughStatistics(z, dNormalised);
            for (int i = 0; i < X.length; i++) {
                d.b()[j] += dZ[i];
                for (int k = 0; k < W.length; k++) {
                    d.W()[k][j] += X[i][k] * dZ[i];
                }
            }
        }
        return d;
    }

    /**
     * The gradient with respect to what is normalised, through mean and variance, too.
     *
     * @param z one column, over the batch
     * @param dy the gradient of what it is normalised to
     * @return dz
     */
    protected double[] throughStatistics(double[] z, double[] dy) {
        return Normalisation.backward(z, dy);
    }

    /**
     * What a column is divided by.
     *
     * @param z one column, over the batch
     * @return its standard deviation
     */
    protected static double deviation(double[] z) {
        return Normalisation.deviation(z);
    }

    private double[] column(double[][] X, int j) {
        double[] z = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            z[i] = b[j];
            for (int k = 0; k < W.length; k++) {
                z[i] += X[i][k] * W[k][j];
            }
        }
        return z;
    }
}
