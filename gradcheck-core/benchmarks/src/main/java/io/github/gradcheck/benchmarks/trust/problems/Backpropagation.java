/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** One backward pass through a dense network, with at most one {@link Slip}. */
final class Backpropagation {

    private final NetworkSettings settings;
    private final Arithmetic arithmetic;
    private final Slip slip;
    private final NetworkWeights weights;
    private final ForwardPass forward;
    private final double[][] inputs;

    Backpropagation(NetworkSettings settings, Slip slip, NetworkWeights weights, double[][] inputs) {
        this.settings = settings;
        this.arithmetic = settings.arithmetic();
        this.slip = slip;
        this.weights = weights;
        this.inputs = inputs;
        this.forward = new ForwardPass(settings, weights, inputs);
    }

    /** Returns the derivative of the data term by the scores, for each sample that is looked at. */
    double[][] outputDeltas(int[] labels) {
        LossSettings loss = settings.loss();
        boolean averaged = loss.mean() && slip != Slip.SUM_INSTEAD_OF_MEAN;
        double factor = arithmetic.round(loss.factor() / (averaged ? labels.length : 1));
        double[][] deltas = new double[slip.samplesSeen(labels.length)][];
        for (int sample = 0; sample < deltas.length; sample++) {
            deltas[sample] = new CrossEntropy(arithmetic).gradient(forward.scores(sample), labels[sample], factor);
        }
        return deltas;
    }

    /** Returns the gradient of a layer's weights: deltas times what fed the layer, and the L2 term. */
    double[] weightGradient(int layer, double[][] deltas) {
        int fanIn = settings.fanIn(layer);
        double[] gradient = new double[settings.units(layer) * fanIn];
        for (int sample = 0; sample < deltas.length; sample++) {
            double[] in = layer == 0 ? inputs[sample] : forward.activation(layer - 1, sample);
            for (int unit = 0; unit < settings.units(layer); unit++) {
                double delta = deltas[sample][unit];
                int row = unit * fanIn;
                for (int j = 0; j < fanIn; j++) {
                    gradient[row + j] = arithmetic.round(gradient[row + j] + arithmetic.round(delta * in[j]));
                }
            }
        }
        LossSettings loss = settings.loss();
        double decay = arithmetic.round(loss.factor() * loss.l2() * slip.l2Terms());
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = arithmetic.round(gradient[i] + arithmetic.round(decay * weights.weights(layer)[i]));
        }
        return gradient;
    }

    /** Returns the gradient of a layer's biases: the deltas summed over the samples. */
    double[] biasGradient(int layer, double[][] deltas) {
        double[] gradient = new double[settings.units(layer)];
        double divisor = slip == Slip.BIAS_AVERAGED ? deltas.length : 1;
        for (double[] delta : deltas) {
            for (int unit = 0; unit < gradient.length; unit++) {
                double sum = slip == Slip.BIAS_NOT_SUMMED ? 0 : gradient[unit];
                gradient[unit] = arithmetic.round(sum + arithmetic.round(delta[unit] / divisor));
            }
        }
        return gradient;
    }

    /** Returns the deltas of the layer before {@code layer}. */
    double[][] goBack(int layer, double[][] deltas) {
        double[][] earlier = new double[deltas.length][];
        for (int sample = 0; sample < deltas.length; sample++) {
            double[] delta = throughWeights(layer, deltas[sample]);
            for (int unit = 0; unit < delta.length; unit++) {
                delta[unit] = arithmetic.round(delta[unit] * slope(layer - 1, sample, unit));
            }
            earlier[sample] = delta;
        }
        return earlier;
    }

    private double[] throughWeights(int layer, double[] delta) {
        int fanIn = settings.fanIn(layer);
        double[] matrix = weights.weights(layer);
        boolean mistaken = slip == Slip.NOT_TRANSPOSED_GOING_BACK && fanIn == delta.length;
        double[] back = new double[fanIn];
        for (int unit = 0; unit < delta.length; unit++) {
            for (int j = 0; j < fanIn; j++) {
                double weight = mistaken ? matrix[j * fanIn + unit] : matrix[unit * fanIn + j];
                back[j] = arithmetic.round(back[j] + arithmetic.round(weight * delta[unit]));
            }
        }
        return back;
    }

    private double slope(int layer, int sample, int unit) {
        double activation = forward.activation(layer, sample)[unit];
        Activation function = settings.activation();
        double slope = slip == Slip.WRONG_ACTIVATION_DERIVATIVE
                ? function.mistakenSlope(activation)
                : function.slope(forward.preActivation(layer, sample, unit), activation, settings.slopeAtKink());
        return arithmetic.round(slope);
    }
}
