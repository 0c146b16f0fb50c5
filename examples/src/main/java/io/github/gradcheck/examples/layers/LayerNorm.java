/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/**
 * Layer normalisation: each row is brought to mean 0 and variance 1, then scaled and shifted by column.
 *
 * <pre>
 * Y[i][j] = gamma[j] normalised over j (X[i][j]) + beta[j]
 * </pre>
 */
public class LayerNorm {

    /** A layer without state: scales and shifts are handed in. */
    public LayerNorm() {}

    /**
     * The gradients of all that the layer reads.
     *
     * @param X of the input
     * @param gamma of the scales
     * @param beta of the shifts
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Gradients(double[][] X, double[] gamma, double[] beta) {}

    /**
     * The output.
     *
     * @param X samples x features
     * @param gamma the scale of each feature
     * @param beta the shift of each feature
     * @return samples x features
     */
    public final double[][] forward(double[][] X, double[] gamma, double[] beta) {
        double[][] Y = new double[X.length][];
        for (int i = 0; i < X.length; i++) {
            Y[i] = Normalisation.normalised(X[i]);
            for (int j = 0; j < gamma.length; j++) {
                Y[i][j] = gamma[j] * Y[i][j] + beta[j];
            }
        }
        return Y;
    }

    /**
     * The gradients.
     *
     * @param X the input
     * @param gamma the scales
     * @param dY the gradient of the output
     * @return dX, dgamma and dbeta
     */
    public final Gradients backward(double[][] X, double[] gamma, double[][] dY) {
        Gradients d = new Gradients(new double[X.length][], new double[gamma.length], new double[gamma.length]);
        double share = sampleShare(X.length);
        for (int i = 0; i < X.length; i++) {
            double[] y = Normalisation.normalised(X[i]);
            double[] dNormalised = new double[gamma.length];
            for (int j = 0; j < gamma.length; j++) {
                d.beta()[j] += share * dY[i][j];
                d.gamma()[j] += share * dY[i][j] * y[j];
                dNormalised[j] = dY[i][j] * gamma[j];
            }
            d.X()[i] = Normalisation.backward(X[i], dNormalised);
        }
        return d;
    }

    /**
     * How much of each sample's gradient the gradients of scale and shift have.
     *
     * @param samples how many there are
     * @return 1: where the loss is a mean, dY has its factor already
     */
    protected double sampleShare(int samples) {
        return 1;
    }
}
