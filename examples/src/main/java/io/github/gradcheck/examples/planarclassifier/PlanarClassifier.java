/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.planarclassifier;

import static io.github.gradcheck.examples.Activation.RELU;
import static io.github.gradcheck.examples.Activation.SIGMOID;
import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.scale;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * A binary classifier of points in the plane: layers Z = W^T A + b, rectified linear units in the hidden ones, a
 * sigmoid at the end. Training moves the parameters in place.
 */
public class PlanarClassifier {

    private final List<Layer> layers;

    /**
     * A classifier with the given parameters.
     *
     * @param parameters used as they are, not copied; the first layer has 2 inputs, the last one output
     */
    public PlanarClassifier(Layers parameters) {
        layers = parameters.layers();
    }

    /**
     * An untrained classifier with 2 inputs, 3 and 2 hidden units, and 1 output. Its biases are 0: until training has
     * moved them, a point which turns off all units of the first layer lies exactly on the kink of the second.
     *
     * @param random where the weights come from
     * @return a new classifier
     */
    public static PlanarClassifier untrained(RandomGenerator random) {
        return new PlanarClassifier(Layers.random(random, 2, 3, 2, 1));
    }

    /**
     * The parameters, live.
     *
     * @return the parameters themselves, not a copy
     */
    public final Layers parameters() {
        return new Layers(layers);
    }

    /**
     * The mean cross-entropy.
     *
     * @param X the points, 2 x m
     * @param Y their labels 0 or 1, 1 x m
     * @return the mean of {@link #crossEntropy}
     */
    public final double cost(DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj Z = logits(X);
        double sum = 0;
        for (int j = 0; j < X.getNumCols(); j++) {
            sum += crossEntropy(Y.get(0, j), Z.get(0, j));
        }
        return sum / X.getNumCols();
    }

    /**
     * The cross-entropy -y log(a) - (1 - y) log(1 - a) of one point, where a = sigmoid(z). It is computed from z,
     * because log(a) has few digits left where a is near 1 and is infinite where a has become 0.
     *
     * @param y the label
     * @param z the logit
     * @return the cross-entropy
     */
    protected double crossEntropy(double y, double z) {
        return -y * logSigmoid(z) - (1 - y) * logSigmoid(-z); // 1 - sigmoid(z) = sigmoid(-z)
    }

    /**
     * The logarithm of the sigmoid, -log(1 + exp(-z)), without overflow.
     *
     * @param z a logit
     * @return log(sigmoid(z))
     */
    protected static double logSigmoid(double z) {
        return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
    }

    /**
     * The gradient of the cost.
     *
     * @param X the points, 2 x m
     * @param Y their labels 0 or 1, 1 x m
     * @return the gradient, in the shape of the parameters
     */
    public final Layers backward(DMatrixRMaj X, DMatrixRMaj Y) {
        int last = layers.size() - 1;
        List<DMatrixRMaj> A = inputs(X);
        Layer[] gradients = new Layer[layers.size()];

        DMatrixRMaj dZ = subtract(SIGMOID.values(logits(X)), Y, null);
        scale(1.0 / X.getNumCols(), dZ);
        gradients[last] = Layer.gradient(A.get(last), dZ);
        for (int l = last - 1; l >= 0; l--) {
            DMatrixRMaj dA = layers.get(l + 1).inputGradient(dZ);
            dZ = elementMult(dA, RELU.derivatives(A.get(l + 1)), null); // relu'(Z) = relu'(relu(Z))
            gradients[l] = Layer.gradient(A.get(l), dZ);
        }
        return new Layers(List.of(gradients));
    }

    /**
     * Trains by gradient descent.
     *
     * @param X the points, 2 x m
     * @param Y their labels 0 or 1, 1 x m
     * @param iterations the number of steps
     * @param learningRate the length of a step relative to the gradient
     */
    public final void train(DMatrixRMaj X, DMatrixRMaj Y, int iterations, double learningRate) {
        for (int i = 0; i < iterations; i++) {
            Layers gradient = backward(X, Y);
            for (int l = 0; l < layers.size(); l++) {
                layers.get(l).descend(gradient.layers().get(l), learningRate);
            }
        }
    }

    /**
     * The share of points whose label is predicted.
     *
     * @param X the points, 2 x m
     * @param Y their labels 0 or 1, 1 x m
     * @return a number from 0 to 1
     */
    public final double accuracy(DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj Z = logits(X);
        int right = 0;
        for (int j = 0; j < X.getNumCols(); j++) {
            if ((Z.get(0, j) > 0) == (Y.get(0, j) > 0.5)) {
                right++;
            }
        }
        return (double) right / X.getNumCols();
    }

    private DMatrixRMaj logits(DMatrixRMaj X) {
        int last = layers.size() - 1;
        return layers.get(last).forward(inputs(X).get(last));
    }

    /** The input of every layer. */
    private List<DMatrixRMaj> inputs(DMatrixRMaj X) {
        List<DMatrixRMaj> A = new ArrayList<>(List.of(X));
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            A.add(RELU.values(layer.forward(A.get(A.size() - 1))));
        }
        return A;
    }
}
