/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dense classifier with cross-entropy and an L2 term. Its keys are {@code W1}, {@code b1}, {@code W2}, ...; a weight
 * matrix has a row for each unit.
 */
public final class DenseNetwork implements Problem {

    private final NetworkSettings settings;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<ArrayView> blocks;
    private final double[][] inputs;
    private final int[] labels;

    private DenseNetwork(NetworkSettings settings, Draw draw) {
        this.settings = settings;
        inputs = draw.gaussianRows(settings.samples(), settings.fanIn(0));
        for (double[] input : inputs) {
            for (int i = 0; i < input.length; i++) {
                input[i] = settings.arithmetic().round(input[i]);
            }
        }
        labels = draw.labels(settings.samples(), settings.units(settings.layers() - 1));
        for (int layer = 0; layer < settings.layers(); layer++) {
            int fanIn = settings.fanIn(layer);
            int units = settings.units(layer);
            double[] weights = draw.gaussians(units * fanIn, settings.spread() / Math.sqrt(fanIn));
            double[] biases = draw.gaussians(units, settings.spread() / 10);
            put(NetworkWeights.weightKey(layer), units, fanIn, weights, parameters);
            put(NetworkWeights.biasKey(layer), units, 1, biases, parameters);
        }
        blocks = parameters.values().stream().map(ArrayView::of).toList();
    }

    /** Returns a network with random parameters, inputs and labels. */
    static DenseNetwork random(NetworkSettings settings, Draw draw) {
        return new DenseNetwork(settings, draw);
    }

    private void put(String key, int rows, int columns, double[] values, Map<String, Object> into) {
        into.put(key, settings.storage().hold(values, rows, columns));
    }

    @Override
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public double loss() {
        Arithmetic arithmetic = settings.arithmetic();
        NetworkWeights weights = readWeights();
        ForwardPass forward = new ForwardPass(settings, weights, inputs);
        double data = 0;
        for (int sample = 0; sample < inputs.length; sample++) {
            double one = new CrossEntropy(arithmetic).loss(forward.scores(sample), labels[sample]);
            data = arithmetic.round(data + one);
        }
        LossSettings loss = settings.loss();
        double reduced = loss.mean() ? arithmetic.round(data / inputs.length) : data;
        double regularised = arithmetic.round(reduced + squaredWeights(weights));
        return arithmetic.round(arithmetic.round(loss.factor() * regularised) + loss.offset());
    }

    private double squaredWeights(NetworkWeights weights) {
        Arithmetic arithmetic = settings.arithmetic();
        double sum = 0;
        for (int layer = 0; layer < settings.layers(); layer++) {
            for (double weight : weights.weights(layer)) {
                sum = arithmetic.round(sum + arithmetic.round(weight * weight));
            }
        }
        return arithmetic.round(settings.loss().l2() / 2 * sum);
    }

    /**
     * Returns a copy of the parameters for one evaluation. In float arithmetic double parameters are rounded on the way
     * in, as {@code (float) w} would.
     */
    private NetworkWeights readWeights() {
        return new NetworkWeights(blocks, settings.arithmetic());
    }

    @Override
    public Map<String, Object> backward() {
        return backward(Slip.NONE);
    }

    /** Returns the gradient that a backward function with this mistake gives. */
    public Map<String, Object> backward(Slip slip) {
        Backpropagation pass = new Backpropagation(settings, slip, readWeights(), inputs);
        double[][] deltas = pass.outputDeltas(labels);
        Map<String, Object> gradient = new LinkedHashMap<>(parameters);
        for (int layer = settings.layers() - 1; layer >= 0; layer--) {
            int units = settings.units(layer);
            double[] weightGradient = pass.weightGradient(layer, deltas);
            put(NetworkWeights.weightKey(layer), units, settings.fanIn(layer), weightGradient, gradient);
            put(NetworkWeights.biasKey(layer), units, 1, pass.biasGradient(layer, deltas), gradient);
            deltas = layer > 0 ? pass.goBack(layer, deltas) : deltas;
        }
        return gradient;
    }

    /** Returns how the network is built. */
    NetworkSettings settings() {
        return settings;
    }

    /** Returns the pre-activation of a unit of the first layer. */
    double firstPreActivation(int sample, int unit) {
        return new ForwardPass(settings, readWeights(), inputs).preActivation(0, sample, unit);
    }
}
