/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.sampling.Values;

/**
 * A distribution with its numbers, ready to fill an array.
 *
 * @param values the kind of entries; not {@link Values#DEFAULT}
 * @param standardDeviation for {@link Values#NORMAL}
 * @param from the lower end of the range, for {@link Values#UNIFORM}, {@link Values#INTEGER} and
 *     {@link Values#POSITIVE}
 * @param to the upper end of the range, excluded
 */
public record Distribution(Values values, double standardDeviation, double from, double to) {

    /**
     * Checks the numbers.
     *
     * @param values the kind of entries
     * @param standardDeviation positive and finite
     * @param from the lower end of the range
     * @param to the upper end of the range, above the lower end
     * @throws IllegalArgumentException if the standard deviation is not positive and finite, or the range is empty
     */
    public Distribution {
        if (!(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("std must be positive and finite, but is " + standardDeviation);
        }
        if (!(from < to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException("min must be below max, but they are " + from + " and " + to);
        }
        if (values == Values.POSITIVE && !(from >= 0)) {
            throw new IllegalArgumentException("min must not be negative for POSITIVE, but is " + from);
        }
        if (values == Values.INTEGER && !(Math.ceil(from) < to)) {
            throw new IllegalArgumentException("there is no whole number from " + from + " to below " + to);
        }
    }

    /**
     * Overwrites all entries with drawn numbers.
     *
     * @param block the array to fill
     * @param random where they come from
     */
    public void fill(Block block, RandomStream random) {
        if (values == Values.ONE_HOT || values == Values.ONE_HOT_ROWS) {
            fillOneHot(block, random);
            return;
        }
        for (int i = 0; i < block.size(); i++) {
            block.set(i, draw(block, random));
        }
    }

    private double draw(Block block, RandomStream random) {
        return switch (values) {
            case NORMAL -> standardDeviation * random.nextGaussian();
            case UNIFORM -> uniform(random);
            case HE -> StrictMath.sqrt(2.0 / block.shape().columns()) * random.nextGaussian();
            case XAVIER ->
                StrictMath.sqrt(6.0 / (block.shape().rows() + block.shape().columns()))
                        * (2 * random.nextUniform() - 1);
            case INTEGER -> Math.ceil(from) + random.nextInt((int) (Math.ceil(to) - Math.ceil(from)));
            case BINARY -> random.nextInt(2);
            case POSITIVE -> to - (to - from) * random.nextUniform(); // (from, to]
            case ZEROS -> 0;
            case ONES -> 1;
            case DEFAULT, ONE_HOT, ONE_HOT_ROWS ->
                throw new IllegalStateException(values + " has no draw for a single entry");
        };
    }

    private double uniform(RandomStream random) {
        return from + (to - from) * random.nextUniform();
    }

    private void fillOneHot(Block block, RandomStream random) {
        int rows = block.shape().rows();
        int columns = block.shape().columns();
        for (int i = 0; i < block.size(); i++) {
            block.set(i, 0);
        }
        boolean inRows = values == Values.ONE_HOT_ROWS;
        for (int sample = 0; sample < (inRows ? rows : columns); sample++) {
            int label = random.nextInt(inRows ? columns : rows);
            block.set(inRows ? sample * columns + label : label * columns + sample, 1);
        }
    }
}
