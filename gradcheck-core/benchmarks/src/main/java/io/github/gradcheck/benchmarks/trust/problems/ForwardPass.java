/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** The pre-activations and activations of every layer, sample and unit. */
final class ForwardPass {

    private final NetworkSettings settings;
    private final double[][][] preActivations;
    private final double[][][] activations;

    /** Runs the inputs through the network. */
    ForwardPass(NetworkSettings settings, NetworkWeights weights, double[][] inputs) {
        this.settings = settings;
        preActivations = new double[settings.layers()][inputs.length][];
        activations = new double[settings.layers()][inputs.length][];
        for (int layer = 0; layer < settings.layers(); layer++) {
            for (int sample = 0; sample < inputs.length; sample++) {
                double[] in = layer == 0 ? inputs[sample] : activations[layer - 1][sample];
                double[] out = affine(weights.weights(layer), weights.biases(layer), in);
                preActivations[layer][sample] = out;
                activations[layer][sample] = layer == settings.layers() - 1 ? out : activate(out);
            }
        }
    }

    private double[] affine(double[] weights, double[] biases, double[] in) {
        Arithmetic arithmetic = settings.arithmetic();
        double[] out = new double[biases.length];
        for (int unit = 0; unit < out.length; unit++) {
            int row = unit * in.length;
            double sum = 0;
            for (int j = 0; j < in.length; j++) {
                sum = arithmetic.round(sum + arithmetic.round(weights[row + j] * in[j]));
            }
            out[unit] = arithmetic.round(sum + biases[unit]);
        }
        return out;
    }

    private double[] activate(double[] preActivation) {
        double[] out = new double[preActivation.length];
        for (int unit = 0; unit < out.length; unit++) {
            out[unit] = settings.arithmetic().round(settings.activation().apply(preActivation[unit]));
        }
        return out;
    }

    double preActivation(int layer, int sample, int unit) {
        return preActivations[layer][sample][unit];
    }

    /** Returns what a layer hands to the next one. */
    double[] activation(int layer, int sample) {
        return activations[layer][sample];
    }

    /** Returns the scores of the classes. */
    double[] scores(int sample) {
        return activations[settings.layers() - 1][sample];
    }
}
