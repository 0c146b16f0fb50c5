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
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cotangents that make numbers of a layer's output, one for each lane: {@code sum of c_i y_i}. They are Gaussian,
 * each divided by how much its output moves, and never all ones, because a softmax sums to one and its check would be
 * vacuous.
 *
 * @param <Y> the type of the output
 */
public final class Cotangents<Y> {
    private final Y model;
    private final OutputScales scales;
    private final long seed;
    private final List<Map<String, Block>> weights;

    /**
     * Draws cotangents of the type and shape of an output.
     *
     * @param model an output of the layer
     * @param scales how much each number of the output moves
     * @param count how many
     * @param seed where they come from
     * @throws GradientCheckException if the output has an unknown type
     */
    public Cotangents(Y model, OutputScales scales, int count, long seed) {
        this.model = model;
        this.scales = scales;
        this.seed = seed;
        try {
            this.weights = IntStream.range(0, count)
                    .mapToObj(lane -> Structure.blocks(draw(lane)))
                    .toList();
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }

    int count() {
        return weights.size();
    }

    /** A fresh cotangent, so that backward may overwrite it. */
    Y draw(int lane) {
        RandomStream random = stream(lane);
        return scaled(random::nextGaussian);
    }

    /**
     * A cotangent made of two that are independent.
     *
     * @param first how much of the first lane's
     * @param other how much of another one, which belongs to no lane
     * @return the sum; all zeros for twice nothing
     */
    public Y mixed(double first, double other) {
        RandomStream one = stream(0);
        RandomStream two = stream(-1);
        return scaled(() -> first * one.nextGaussian() + other * two.nextGaussian() + 0.0); // no -0
    }

    private RandomStream stream(int lane) {
        return RandomStream.of(seed, lane == 0 ? "cotangent" : "cotangent " + lane);
    }

    /** One number that is no array is replaced, and so it is divided where it is drawn; arrays are filled in order. */
    @SuppressWarnings("unchecked") // a replica has the type of its original
    private Y scaled(DoubleSupplier numbers) {
        PrimitiveIterator.OfDouble divisors = Structure.blocks(model).keySet().stream()
                .flatMapToDouble(path ->
                        Arrays.stream(Objects.requireNonNull(scales.byPath().get(path))))
                .iterator();
        return (Y) Replica.of(model, () -> numbers.getAsDouble() / divisors.nextDouble());
    }

    /**
     * The inner products of an output with all cotangents.
     *
     * @param output what the layer returned
     * @param lanes where they go
     * @throws GradientCheckException if the output is null, or has another shape than the first
     */
    public void products(@Nullable Object output, double[] lanes) {
        Map<String, Block> numbers = numbers(output);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = product(weights.get(lane), numbers);
        }
    }

    private static double product(Map<String, Block> weights, Map<String, Block> numbers) {
        if (!shapes(weights).equals(shapes(numbers))) {
            throw new GradientCheckException("the output changes its shape from call to call: it was "
                    + inWords(weights) + ", now it is " + inWords(numbers));
        }
        double sum = 0;
        for (Block weight : weights.values()) {
            Block values = Objects.requireNonNull(numbers.get(weight.key()));
            if (weight.singlePrecision() != values.singlePrecision()) {
                throw new GradientCheckException("the output changes its type from call to call: it was "
                        + precision(weight) + ", now it is " + precision(values));
            }
            for (int i = 0; i < weight.size(); i++) {
                sum += weight.get(i) * values.get(i);
            }
        }
        return sum;
    }

    private static String precision(Block block) {
        return block.singlePrecision() ? "float" : "double";
    }

    private static Map<String, Shape> shapes(Map<String, Block> blocks) {
        Map<String, Shape> shapes = new HashMap<>();
        blocks.forEach((path, block) -> shapes.put(path, block.shape()));
        return shapes;
    }

    private static String inWords(Map<String, Block> blocks) {
        return blocks.values().stream().map(block -> block.toString().strip()).collect(Collectors.joining(", "));
    }

    private static Map<String, Block> numbers(@Nullable Object output) {
        if (output == null) {
            throw new GradientCheckException("the layer returned null");
        }
        try {
            return Structure.blocks(output);
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }
}
