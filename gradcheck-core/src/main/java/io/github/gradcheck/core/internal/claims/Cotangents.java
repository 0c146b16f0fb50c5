/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Replica;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cotangents that make numbers of a layer's output, one for each lane: {@code sum of c_i y_i}. They are Gaussian
 * and never all ones, because a softmax sums to one and its check would be vacuous.
 *
 * @param <Y> the type of the output
 */
public final class Cotangents<Y> {
    private final Y model;
    private final long seed;
    private final List<List<double[]>> weights;

    /**
     * Draws cotangents of the type and shape of an output.
     *
     * @param model an output of the layer
     * @param count how many
     * @param seed where they come from
     * @throws GradientCheckException if the output has an unknown type
     */
    public Cotangents(Y model, int count, long seed) {
        this.model = model;
        this.seed = seed;
        try {
            this.weights = IntStream.range(0, count)
                    .mapToObj(lane -> numbers(draw(lane)))
                    .toList();
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }

    int count() {
        return weights.size();
    }

    /** A fresh cotangent, so that backward may overwrite it. */
    @SuppressWarnings("unchecked") // a replica has the type of its original
    Y draw(int lane) {
        RandomStream random = RandomStream.of(seed, lane == 0 ? "cotangent" : "cotangent " + lane);
        return (Y) Replica.of(model, random::nextGaussian);
    }

    /**
     * The inner products of an output with all cotangents.
     *
     * @param output what the layer returned
     * @param lanes where they go
     * @throws GradientCheckException if the output is null, or has another shape than the first
     */
    public void products(@Nullable Object output, double[] lanes) {
        List<double[]> numbers = numbers(output);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = product(weights.get(lane), numbers);
        }
    }

    private static double product(List<double[]> weights, List<double[]> numbers) {
        double sum = 0;
        for (int leaf = 0; leaf < weights.size(); leaf++) {
            double[] weight = weights.get(leaf);
            double[] values = numbers.get(leaf);
            if (weight.length != values.length) {
                throw new GradientCheckException("the output changes its shape from call to call");
            }
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * values[i];
            }
        }
        return sum;
    }

    private static List<double[]> numbers(@Nullable Object value) {
        if (value == null) {
            throw new GradientCheckException("the layer returned null");
        }
        List<double[]> numbers = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> leaf : Structure.of(value).entrySet()) {
            numbers.add(
                    leaf.getValue() instanceof Number number
                            ? new double[] {number.doubleValue()}
                            : Parameters.block(leaf.getKey(), leaf.getValue())
                                    .map(Block::toArray)
                                    .orElseThrow());
        }
        return numbers;
    }
}
