/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import io.github.gradcheck.junit.Vacuous;
import org.ejml.data.DMatrixRMaj;

/** Layers against random upstream gradients. {@code BrokenBackwardsTests} has a broken twin of each. */
class LayersTests {

    @GradientCheck
    void convolution(
            @Input({2, 5, 6}) double[][][] X,
            @Param({3, 2, 3, 3}) double[][][][] K,
            @Param(3) double[] b,
            Gradients gradients) {
        Convolution convolution = new Convolution(2, 1);
        gradients.ofOutput(() -> convolution.forward(X, K, b)).match(dY -> convolution.backward(X, K, dY));
    }

    /** Most windows have one largest entry, the last one has two: there, the gradient may go to either. */
    @GradientCheck
    void maxPool(
            @Param(
                            value = {4, 6},
                            values = Values.NORMAL)
                    double[][] X,
            Gradients gradients) {
        X[3][5] = 5;
        X[3][4] = 5;
        MaxPool pool = new MaxPool(2);
        gradients.ofOutput(() -> pool.forward(X)).match(dY -> pool.backward(X, dY));
    }

    @GradientCheck(vacuous = @Vacuous(key = "b", reason = "the mean of the batch takes it away"))
    void batchNorm(
            @Input({8, 3}) double[][] X,
            @Param({3, 4}) double[][] W,
            @Param(4) double[] b,
            @Param(value = 4, min = 0.5, max = 2) double[] gamma,
            @Param(4) double[] beta,
            Gradients gradients) {
        BatchNorm norm = new BatchNorm(W, b, gamma, beta);
        gradients.ofOutput(() -> norm.forward(X)).match(dY -> norm.backward(X, dY));
    }

    @GradientCheck
    void layerNorm(
            @Input({4, 5}) double[][] X,
            @Param(value = 5, min = 0.5, max = 2) double[] gamma,
            @Param(5) double[] beta,
            Gradients gradients) {
        LayerNorm norm = new LayerNorm();
        gradients.ofOutput(() -> norm.forward(X, gamma, beta)).match(dY -> norm.backward(X, gamma, dY));
    }

    @GradientCheck
    void embedding(@Param({5, 3}) double[][] E, Gradients gradients) {
        int[] indices = {2, 0, 2, 4, 3, 1, 2};
        Embedding embedding = new Embedding();
        gradients.ofOutput(() -> embedding.forward(E, indices)).match(dY -> embedding.backward(E, indices, dY));
    }

    @GradientCheck
    void attention(
            @Input(
                            value = {6, 5},
                            values = Values.NORMAL)
                    DMatrixRMaj X,
            @Param({5, 6}) DMatrixRMaj Wq,
            @Param({5, 6}) DMatrixRMaj Wk,
            @Param({5, 6}) DMatrixRMaj Wv,
            Gradients gradients) {
        Attention attention = new Attention(2);
        Attention.Weights w = new Attention.Weights(Wq, Wk, Wv);
        gradients.ofOutput(() -> attention.forward(X, w)).match(dY -> attention.backward(X, w, dY));
    }

    @GradientCheck
    void lstm(
            @Input(
                            value = {6, 2},
                            values = Values.NORMAL)
                    double[][] xs,
            @Param({12, 2}) double[][] W,
            @Param({12, 3}) double[][] U,
            @Param(12) double[] b,
            Gradients gradients) {
        Lstm lstm = new Lstm();
        Lstm.Weights w = new Lstm.Weights(W, U, b);
        gradients.ofOutput(() -> lstm.forward(xs, w)).match(dH -> lstm.backward(xs, w, dH));
    }
}
