/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each number of a layer's output moves when the parameters move by their own size. A cotangent is divided by
 * it, so that every output has the same part in what is compared: else an output of size 1e6 hides one of size 1.
 *
 * @param byPath the scale of each number, by the path of the array that it is in; positive
 */
public record OutputScales(Map<String, double[]> byPath) {
    /**
     * An output that moves by less than this part of itself counts as if it moved by that: what rounding does to it,
     * 2^-53, then stays a billionth of what is compared.
     */
    private static final double LEAST = 1e-6;

    /** The same for floats, whose rounding is 2^-24. */
    private static final double LEAST_OF_FLOATS = 1e-3;

    /**
     * Copies the numbers of an output, because a layer may return the same array again.
     *
     * @param output what a layer returned
     * @return its numbers by path
     * @throws IllegalArgumentException if it has an unknown type
     */
    public static Map<String, double[]> numbers(Object output) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Structure.blocks(output).forEach((path, block) -> numbers.put(path, block.toArray()));
        return numbers;
    }

    /**
     * Every output as it is.
     *
     * @param output what a layer returned
     * @return ones
     */
    public static OutputScales ones(Object output) {
        Map<String, double[]> ones = numbers(output);
        ones.values().forEach(scales -> Arrays.fill(scales, 1));
        return new OutputScales(ones);
    }

    /**
     * Compares two outputs.
     *
     * @param here what the layer returned at the point
     * @param numbers a copy of its numbers
     * @param there the numbers at a moved point
     * @param distance how far it is moved, in proportion to the parameters
     * @return ones where the shapes differ
     */
    public static OutputScales of(
            Object here, Map<String, double[]> numbers, Map<String, double[]> there, double distance) {
        Map<String, double[]> scales = new LinkedHashMap<>();
        for (Map.Entry<String, Block> array : Structure.blocks(here).entrySet()) {
            double[] before = numbers.getOrDefault(array.getKey(), new double[0]);
            double[] after = there.getOrDefault(array.getKey(), new double[0]);
            if (before.length != after.length) {
                return ones(here);
            }
            double least = array.getValue().singlePrecision() ? LEAST_OF_FLOATS : LEAST;
            double[] moved = new double[before.length];
            for (int i = 0; i < moved.length; i++) {
                double change = Math.abs(after[i] - before[i]);
                double size = change == 0 ? 0 : Math.max(change / distance, least * Math.abs(before[i]));
                moved[i] = Double.isFinite(size) ? size : 0;
            }
            scales.put(array.getKey(), moved);
        }
        fill(scales);
        return new OutputScales(scales);
    }

    /**
     * The larger of two scales of each number.
     *
     * @param other the scales along another direction, of the same outputs
     * @return the larger ones; the others' where the shapes differ
     */
    public OutputScales larger(OutputScales other) {
        Map<String, double[]> larger = new LinkedHashMap<>();
        byPath.forEach((path, scales) -> {
            double[] others = other.byPath.getOrDefault(path, scales);
            double[] both = others.clone();
            if (others.length == scales.length) {
                Arrays.setAll(both, i -> Math.max(scales[i], others[i]));
            }
            larger.put(path, both);
        });
        return new OutputScales(larger);
    }

    /** An output that does not move at all, as of a dead or a clipped unit, is taken for a usual one. */
    private static void fill(Map<String, double[]> scales) {
        double[] positive = scales.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(scale -> scale > 0)
                .sorted()
                .toArray();
        double usual = positive.length == 0 ? 1 : positive[positive.length / 2];
        for (double[] array : scales.values()) {
            for (int i = 0; i < array.length; i++) {
                array[i] = array[i] > 0 ? array[i] : usual;
            }
        }
    }
}
