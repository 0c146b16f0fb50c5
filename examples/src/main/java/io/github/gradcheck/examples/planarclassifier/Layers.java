/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.planarclassifier;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The parameters of all layers, or their gradients.
 *
 * @param layers from the first to the last
 */
public record Layers(List<Layer> layers) {

    /**
     * He initialisation.
     *
     * @param random where the weights come from
     * @param sizes the number of inputs, then the number of outputs of each layer
     * @return new layers
     */
    public static Layers random(RandomGenerator random, int... sizes) {
        return new Layers(IntStream.range(1, sizes.length)
                .mapToObj(l -> Layer.random(random, sizes[l - 1], sizes[l]))
                .toList());
    }
}
