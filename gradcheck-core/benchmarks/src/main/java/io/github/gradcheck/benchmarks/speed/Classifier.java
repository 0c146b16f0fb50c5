/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network that the bare loop is compared on. */
final class Classifier implements Model {
    private static final List<String> NAMES = List.of("W1", "b1", "W2", "b2");

    private final Perceptron network;

    Classifier(NetworkSize size) {
        this.network = new Perceptron(size);
    }

    @Override
    public Parameters parameters() {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            named.put(NAMES.get(i), network.arrays().get(i));
        }
        return Parameters.of(named);
    }

    @Override
    public double loss() {
        return network.loss();
    }

    @Override
    public Map<String, double[]> gradient() {
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            gradient.put(NAMES.get(i), network.gradients().get(i).getData());
        }
        return gradient;
    }
}
