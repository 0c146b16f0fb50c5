/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dense layers one behind the other, as far as names and shapes show them: {@code z = W a + b}, each W a key of its
 * own. In a matrix of weights a unit is a row, or a column where samples are rows ({@code Z = A W + b}).
 *
 * @param links the first layer first
 * @param unitsInColumns whether a unit is a column
 */
record Chain(List<Link> links, boolean unitsInColumns) {

    /**
     * One layer.
     *
     * @param name of the layer
     * @param weights its matrix
     * @param bias one number for each unit
     */
    record Link(KeyName.Layer name, Suspect weights, Optional<Suspect> bias) {}

    /** Both ways to read the matrices, as far as shapes allow; nothing where a layer has several matrices. */
    static List<Chain> among(Network network) {
        Map<KeyName.Layer, List<Suspect>> byLayer = new TreeMap<>(KeyName.Layer.BY_NUMBER);
        for (Suspect key : network.keys()) {
            new KeyName(key.key())
                    .layer()
                    .ifPresent(layer -> byLayer.computeIfAbsent(layer, unused -> new ArrayList<>())
                            .add(key));
        }
        List<Chain> chains = new ArrayList<>();
        for (boolean columns : new boolean[] {false, true}) {
            List<Link> links = new ArrayList<>();
            byLayer.forEach((layer, keys) -> link(layer, keys, columns).ifPresent(links::add));
            Chain chain = new Chain(links, columns);
            if (!links.isEmpty() && links.size() == byLayer.size() && chain.isJoined()) {
                chains.add(chain);
            }
        }
        return chains;
    }

    private static Optional<Link> link(KeyName.Layer layer, List<Suspect> keys, boolean columns) {
        List<Suspect> matrices = keys.stream().filter(Suspect::isWeights).toList();
        if (matrices.size() != 1) {
            return Optional.empty();
        }
        Suspect weights = matrices.get(0);
        int units = columns ? weights.columns() : weights.rows();
        List<Suspect> biases = keys.stream()
                .filter(key -> !key.isWeights() && new KeyName(key.key()).isBias() && key.size() == units)
                .toList();
        return keys.size() == 1 + biases.size() && biases.size() <= 1
                ? Optional.of(new Link(layer, weights, biases.stream().findFirst()))
                : Optional.empty();
    }

    private boolean isJoined() {
        for (int place = 1; place < links.size(); place++) {
            if (units(place - 1) != inputs(place)) {
                return false;
            }
        }
        return true;
    }

    /** The place of a layer that has a key. */
    Optional<Integer> place(Suspect key) {
        for (int place = 0; place < links.size(); place++) {
            Link link = links.get(place);
            if (link.weights() == key || link.bias().filter(bias -> bias == key).isPresent()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    int units(int place) {
        Suspect weights = links.get(place).weights();
        return unitsInColumns ? weights.columns() : weights.rows();
    }

    int inputs(int place) {
        Suspect weights = links.get(place).weights();
        return unitsInColumns ? weights.rows() : weights.columns();
    }

    /** Whether a key is the weights of a layer. */
    boolean isWeights(Suspect key) {
        return links.stream().anyMatch(link -> link.weights() == key);
    }

    /** The unit that an entry of a layer's weights or bias belongs to. */
    int unit(Suspect key, int entry) {
        return !isWeights(key) ? entry : unitsInColumns ? entry % key.columns() : entry / key.columns();
    }

    /** The place of a weight. */
    int entry(int place, int unit, int input) {
        int columns = links.get(place).weights().columns();
        return unitsInColumns ? input * columns + unit : unit * columns + input;
    }

    /** W' d, the gradient by the inputs of a layer. */
    double[] backwards(int place, double[] d) {
        double[] product = new double[inputs(place)];
        for (int input = 0; input < product.length; input++) {
            for (int unit = 0; unit < d.length; unit++) {
                product[input] += links.get(place).weights().origin(entry(place, unit, input)) * d[unit];
            }
        }
        return product;
    }

    /** {@code W a + b} of one layer. */
    double[] forwards(int place, double[] a) {
        double[] z = new double[units(place)];
        for (int unit = 0; unit < z.length; unit++) {
            int own = unit;
            z[unit] = links.get(place).bias().map(bias -> bias.origin(own)).orElse(0.0);
            for (int input = 0; input < a.length; input++) {
                z[unit] += links.get(place).weights().origin(entry(place, unit, input)) * a[input];
            }
        }
        return z;
    }

    /** Whether an input may be that of the first layer, which reads no labels. */
    boolean mayRead(Block input) {
        int rank = input.shape().rank();
        return rank > 0
                && !Labels.isOneHot(input)
                && (input.shape().length(0) == inputs(0) || input.shape().length(rank - 1) == inputs(0));
    }

    /** The inputs that may be those of the first layer. */
    List<Batch.Part> firstInputs(Batch batch) {
        return batch.parts().stream().filter(x -> x.features() == inputs(0)).toList();
    }

    /**
     * The sums z of a layer for every sample, if all layers before it have the same activation.
     *
     * @param place of the layer
     * @param x the first layer's input
     * @param activation of all layers before
     * @return by sample and unit
     */
    double[][] sums(int place, Batch.Part x, Activation activation) {
        double[][] sums = new double[x.samples()][];
        for (int sample = 0; sample < sums.length; sample++) {
            double[] a = new double[x.features()];
            for (int feature = 0; feature < a.length; feature++) {
                a[feature] = x.at(feature, sample);
            }
            double[] z = forwards(0, a);
            for (int layer = 1; layer <= place; layer++) {
                z = forwards(layer, activation.of(z));
            }
            sums[sample] = z;
        }
        return sums;
    }
}
