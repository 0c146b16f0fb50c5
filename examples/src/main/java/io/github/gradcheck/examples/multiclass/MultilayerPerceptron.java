/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import static io.github.gradcheck.examples.Batch.affine;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.sumRows;
import static org.ejml.dense.row.SpecializedOps_DDRM.elementSumSq;

import io.github.gradcheck.examples.Activation;
import org.ejml.data.DMatrixRMaj;

/**
 * A network with one hidden layer, softmax cross-entropy, L2 regularisation and dropout.
 *
 * <pre>
 * Z1 = W1 X  + b1    A1 = mask * g(Z1)
 * Z2 = W2 A1 + b2    J  = crossEntropy(softmax(Z2), Y) + lambda/(2m) (|W1|^2 + |W2|^2)
 * </pre>
 *
 * Each call of loss and of backward draws a mask of its own: with dropout neither is deterministic.
 */
public class MultilayerPerceptron {

    private final PerceptronParameters parameters;
    private final Activation activation;
    private final double lambda;
    private final Dropout dropout;

    /**
     * A network.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation g of the hidden layer
     * @param lambda the strength of the L2 regularisation, 0 for none
     * @param dropout applied to the hidden layer
     */
    public MultilayerPerceptron(
            PerceptronParameters parameters, Activation activation, double lambda, Dropout dropout) {
        this.parameters = parameters;
        this.activation = activation;
        this.lambda = lambda;
        this.dropout = dropout;
    }

    /**
     * A network without regularisation and dropout.
     *
     * @param parameters used as they are, not copied
     * @param activation the activation g of the hidden layer
     */
    public MultilayerPerceptron(PerceptronParameters parameters, Activation activation) {
        this(parameters, activation, 0, Dropout.none());
    }

    /**
     * The parameters, live.
     *
     * @return the parameters themselves, not a copy
     */
    public final PerceptronParameters parameters() {
        return parameters;
    }

    /**
     * The loss J.
     *
     * @param X the samples, features x m
     * @param Y the one-hot labels, classes x m
     * @return J
     */
    public final double loss(DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj W1 = parameters.W1();
        DMatrixRMaj W2 = parameters.W2();
        double penalty = lambda / (2 * X.getNumCols()) * (elementSumSq(W1) + elementSumSq(W2));
        return SoftmaxCrossEntropy.loss(forward(X).Z2(), Y) + penalty;
    }

    /**
     * The gradient of the loss.
     *
     * @param X the samples, features x m
     * @param Y the one-hot labels, classes x m
     * @return the gradient, in the shape of the parameters
     */
    public PerceptronParameters backward(DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj W1 = parameters.W1();
        DMatrixRMaj W2 = parameters.W2();
        Forward forward = forward(X);

        DMatrixRMaj dZ2 = lossGradient(forward.Z2(), Y);
        DMatrixRMaj dW2 = weightGradient(dZ2, forward.A1(), W2);
        DMatrixRMaj db2 = biasGradient(dZ2);

        DMatrixRMaj dA1 = elementMult(forward.mask(), inputGradient(W2, dZ2), null);
        DMatrixRMaj dZ1 = elementMult(dA1, activationDerivative(forward.Z1()), null);
        DMatrixRMaj dW1 = weightGradient(dZ1, X, W1);
        DMatrixRMaj db1 = biasGradient(dZ1);
        return new PerceptronParameters(dW1, db1, dW2, db2);
    }

    /**
     * One step of gradient descent, in place.
     *
     * @param X the samples, features x m
     * @param Y the one-hot labels, classes x m
     * @param learningRate the length of the step relative to the gradient
     */
    public final void step(DMatrixRMaj X, DMatrixRMaj Y, double learningRate) {
        parameters.descend(backward(X, Y), learningRate);
    }

    /**
     * dZ2 = 1/m (softmax(Z2) - Y).
     *
     * @param Z the logits
     * @param Y the one-hot labels
     * @return the gradient of the mean cross-entropy
     */
    protected DMatrixRMaj lossGradient(DMatrixRMaj Z, DMatrixRMaj Y) {
        return SoftmaxCrossEntropy.backward(Z, Y);
    }

    /**
     * dW = dZ A^T + lambda/m W.
     *
     * @param dZ the gradient of the layer's pre-activation
     * @param A the layer's input
     * @param W the layer's weights
     * @return the gradient of the weights
     */
    protected DMatrixRMaj weightGradient(DMatrixRMaj dZ, DMatrixRMaj A, DMatrixRMaj W) {
        DMatrixRMaj dW = multTransB(dZ, A, null);
        addEquals(dW, lambda / A.getNumCols(), W);
        return dW;
    }

    /**
     * db = dZ 1, the sum over the batch.
     *
     * @param dZ the gradient of the layer's pre-activation
     * @return the gradient of the biases
     */
    protected DMatrixRMaj biasGradient(DMatrixRMaj dZ) {
        return sumRows(dZ, null);
    }

    /**
     * dA = W^T dZ.
     *
     * @param W the layer's weights
     * @param dZ the gradient of the layer's pre-activation
     * @return the gradient of the layer's input
     */
    protected DMatrixRMaj inputGradient(DMatrixRMaj W, DMatrixRMaj dZ) {
        return multTransA(W, dZ, null);
    }

    /**
     * g'(Z).
     *
     * @param Z the pre-activations
     * @return the derivative of the activation function at each of them
     */
    protected DMatrixRMaj activationDerivative(DMatrixRMaj Z) {
        return activation.derivatives(Z);
    }

    private Forward forward(DMatrixRMaj X) {
        DMatrixRMaj Z1 = affine(parameters.W1(), X, parameters.b1());
        DMatrixRMaj mask = dropout.mask(Z1.getNumRows(), Z1.getNumCols());
        DMatrixRMaj A1 = elementMult(mask, activation.values(Z1), null);
        DMatrixRMaj Z2 = affine(parameters.W2(), A1, parameters.b2());
        return new Forward(Z1, mask, A1, Z2);
    }

    private record Forward(DMatrixRMaj Z1, DMatrixRMaj mask, DMatrixRMaj A1, DMatrixRMaj Z2) {}
}
