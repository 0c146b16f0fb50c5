/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static io.github.gradcheck.examples.Activation.TANH;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.examples.coursenetwork.DrawnCase;
import io.github.gradcheck.examples.coursenetwork.NetworkParameters;
import io.github.gradcheck.examples.layers.Attention;
import io.github.gradcheck.examples.layers.BatchNorm;
import io.github.gradcheck.examples.layers.Convolution;
import io.github.gradcheck.examples.layers.Embedding;
import io.github.gradcheck.examples.layers.LayerNorm;
import io.github.gradcheck.examples.layers.Lstm;
import io.github.gradcheck.examples.layers.MaxPool;
import io.github.gradcheck.examples.models.Camera;
import io.github.gradcheck.examples.models.KalmanFilter;
import io.github.gradcheck.examples.models.Portfolio;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.Samples;
import io.github.gradcheck.examples.multiclass.Weights;
import io.github.gradcheck.examples.planarclassifier.PlanarClassifier;
import io.github.gradcheck.examples.planarclassifier.PlanarData;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import io.github.gradcheck.junit.Vacuous;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;

/**
 * What failures look like: every test here fails, for one classic mistake each. The default run leaves them out;
 * {@code ./mvnw test -Dexamples -Dgroups=broken} shows them.
 */
@Tag("broken")
class BrokenBackwardsTests {

    @GradientCheck(draws = 1)
    void biasAveraged(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new BiasAveraged(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void biasNotSummed(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new BiasNotSummed(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(
            draws = 1,
            ignore = {"dZ*", "dA*"})
    void doubledCourseNetwork(DrawnCase drawn, Gradients gradients) {
        NetworkParameters p = drawn.parameters();
        gradients
                .of(() -> DoubledCourseNetwork.cost(p, drawn.X(), drawn.Y()))
                .match(() -> DoubledCourseNetwork.backward(p, drawn.X(), drawn.Y()));
    }

    @GradientCheck(draws = 1)
    void lastSampleDropped(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new LastSampleDropped(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void missingRegularisation(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MissingRegularisation(weights.parameters(), TANH, 0.7);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void oneEntryOff(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new OneEntryOff(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void signFlipped(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SignFlipped(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void sumInsteadOfMean(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SumInsteadOfMean(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void swappedGradients(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SwappedGradients(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void transposedWeights(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new TransposedWeights(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void unsignedLabels(Gradients gradients) {
        PlanarData data = PlanarData.halfMoons(0);
        PlanarClassifier right = PlanarClassifier.untrained(new SplittableRandom(7));
        PlanarClassifier classifier = new UnsignedLabels(right.parameters());
        gradients
                .parameter("layers", classifier.parameters().layers())
                .of(() -> classifier.cost(data.X(), data.Y()))
                .match(() -> classifier.backward(data.X(), data.Y()));
    }

    @GradientCheck(draws = 1)
    void wrongActivationDerivative(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new WrongActivationDerivative(weights.parameters());
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void convolutionBiasAveraged(
            @Input({2, 5, 6}) double[][][] X,
            @Param({3, 2, 3, 3}) double[][][][] K,
            @Param(3) double[] b,
            Gradients gradients) {
        Convolution convolution = new ConvolutionBiasAveraged(2, 1);
        gradients.ofOutput(() -> convolution.forward(X, K, b)).match(dY -> convolution.backward(X, K, dY));
    }

    @GradientCheck(draws = 1)
    void maxPoolAllTied(
            @Param(
                            value = {4, 6},
                            values = Values.NORMAL)
                    double[][] X,
            Gradients gradients) {
        X[3][5] = 5;
        X[3][4] = 5;
        MaxPool pool = new MaxPoolAllTied(2);
        gradients.ofOutput(() -> pool.forward(X)).match(dY -> pool.backward(X, dY));
    }

    @GradientCheck(draws = 1, vacuous = @Vacuous(key = "b", reason = "the mean of the batch takes it away"))
    void batchNormConstantStatistics(
            @Input({8, 3}) double[][] X,
            @Param({3, 4}) double[][] W,
            @Param(4) double[] b,
            @Param(value = 4, min = 0.5, max = 2) double[] gamma,
            @Param(4) double[] beta,
            Gradients gradients) {
        BatchNorm norm = new BatchNormConstantStatistics(W, b, gamma, beta);
        gradients.ofOutput(() -> norm.forward(X)).match(dY -> norm.backward(X, dY));
    }

    @GradientCheck(draws = 1)
    void layerNormAveraged(
            @Input({4, 5}) double[][] X,
            @Param(value = 5, min = 0.5, max = 2) double[] gamma,
            @Param(5) double[] beta,
            Gradients gradients) {
        LayerNorm norm = new LayerNormAveraged();
        gradients.ofOutput(() -> norm.forward(X, gamma, beta)).match(dY -> norm.backward(X, gamma, dY));
    }

    @GradientCheck(draws = 1)
    void embeddingOverwritten(@Param({5, 3}) double[][] E, Gradients gradients) {
        int[] indices = {2, 0, 2, 4, 3, 1, 2};
        Embedding embedding = new EmbeddingOverwritten();
        gradients.ofOutput(() -> embedding.forward(E, indices)).match(dY -> embedding.backward(E, indices, dY));
    }

    @GradientCheck(draws = 1)
    void attentionUnscaled(
            @Input(
                            value = {6, 5},
                            values = Values.NORMAL)
                    DMatrixRMaj X,
            @Param({5, 6}) DMatrixRMaj Wq,
            @Param({5, 6}) DMatrixRMaj Wk,
            @Param({5, 6}) DMatrixRMaj Wv,
            Gradients gradients) {
        Attention attention = new AttentionUnscaled(2);
        Attention.Weights w = new Attention.Weights(Wq, Wk, Wv);
        gradients.ofOutput(() -> attention.forward(X, w)).match(dY -> attention.backward(X, w, dY));
    }

    @GradientCheck(draws = 1)
    void lstmBiasAveraged(
            @Input(
                            value = {6, 2},
                            values = Values.NORMAL)
                    double[][] xs,
            @Param({12, 2}) double[][] W,
            @Param({12, 3}) double[][] U,
            @Param(12) double[] b,
            Gradients gradients) {
        Lstm lstm = new LstmBiasAveraged();
        Lstm.Weights w = new Lstm.Weights(W, U, b);
        gradients.ofOutput(() -> lstm.forward(xs, w)).match(dH -> lstm.backward(xs, w, dH));
    }

    @GradientCheck(draws = 1)
    void cameraInRadians(
            @Input(
                            value = {5, 3},
                            min = -1,
                            max = 1)
                    double[][] points,
            @Param(value = 5, min = -40, max = 40) double[] angle,
            @Param(value = 1, min = 4, max = 6) double[] distance,
            @Param(value = 1, min = 400, max = 600) double[] focal,
            @Param(value = 1, min = -0.3, max = 0.3) double[] distortion,
            Gradients gradients) {
        Camera camera = new CameraInRadians(angle, distance, focal, distortion);
        gradients.ofOutput(() -> camera.project(points)).match(dPixels -> camera.backward(points, dPixels));
    }

    @GradientCheck(draws = 1)
    void thetaOfCalendarTime(
            @Param(value = 6, min = 80, max = 120) double[] stock,
            @Param(value = 6, min = 0.01, max = 0.08) double[] rate,
            @Param(value = 6, min = 0.1, max = 0.4) double[] volatility,
            @Param(value = 6, min = 0.5, max = 2) double[] expiry,
            Gradients gradients) {
        Portfolio calls = new Portfolio(new ThetaOfCalendarTime(100), stock, rate, volatility, expiry);
        gradients.of(calls::value).match(calls::greeks);
    }

    @GradientCheck(draws = 1)
    void kalmanHalfForgotten(
            @Input(value = 12, values = Values.NORMAL) double[] y,
            @Param(value = 1, min = 0.5, max = 0.9) double[] a,
            @Param(value = 1, min = 0.2, max = 0.6) double[] q,
            @Param(value = 1, min = 0.2, max = 0.6) double[] r,
            Gradients gradients) {
        KalmanFilter filter = new KalmanHalfForgotten();
        KalmanFilter.Model model = new KalmanFilter.Model(a, q, r);
        gradients.of(() -> filter.loss(model, y)).match(() -> filter.backward(model, y));
    }
}
