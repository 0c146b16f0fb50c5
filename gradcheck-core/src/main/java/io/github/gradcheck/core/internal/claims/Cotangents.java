/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Replica;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
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
    private final Outputs outputs;
    private final List<double[]> weights;

    /**
     * Draws cotangents of the type and shape of an output.
     *
     * @param model an output of the layer
     * @param scales how much each number of the output moves
     * @param count how many
     * @param seed where they come from
     * @throws io.github.gradcheck.core.GradientCheckException if the output has an unknown type
     */
    public Cotangents(Y model, OutputScales scales, int count, long seed) {
        this.model = model;
        this.scales = scales;
        this.seed = seed;
        this.outputs = Outputs.of(model);
        this.weights =
                IntStream.range(0, count).mapToObj(lane -> numbers(draw(lane))).toList();
    }

    private double[] numbers(Y output) {
        double[] numbers = new double[outputs.count()];
        outputs.read(output, numbers);
        return numbers;
    }

    /**
     * How many there are.
     *
     * @return the number of lanes
     */
    public int count() {
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

    /**
     * The arrays of the first lane's cotangent.
     *
     * @return a view over a fresh one, in the order in which its numbers are counted
     */
    public List<Block> blocks() {
        return List.copyOf(Structure.blocks(Objects.requireNonNull(draw(0))).values());
    }

    /**
     * The cotangent of the first lane, with zeros in some places.
     *
     * @param kept the places that keep their numbers, counted through all arrays
     * @return a fresh one
     */
    public Y part(IntPredicate kept) {
        RandomStream random = stream(0);
        int[] place = {0};
        return scaled(() -> {
            double number = random.nextGaussian();
            return kept.test(place[0]++) ? number : 0;
        });
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
     * @throws io.github.gradcheck.core.GradientCheckException if the output is null, or has another shape than the
     *     first
     */
    public void products(@Nullable Object output, double[] lanes) {
        double[] numbers = new double[outputs.count()];
        outputs.read(output, numbers);
        productsOf(numbers, lanes);
    }

    /**
     * The inner products of an output with all cotangents.
     *
     * @param numbers all its numbers in a row
     * @param lanes where they go
     */
    public void productsOf(double[] numbers, double[] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = product(weights.get(lane), numbers);
        }
    }

    private static double product(double[] weights, double[] numbers) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[i] * numbers[i];
        }
        return sum;
    }
}
