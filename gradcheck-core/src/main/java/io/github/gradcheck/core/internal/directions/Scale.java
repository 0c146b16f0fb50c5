/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * How far the entries of a block may be moved in proportion: {@code max(|x_i|, 0.1 median|x|)}; where the median is
 * zero the root mean square takes its place, and 1 where all entries are zero.
 *
 * <p>The median keeps one huge entry from stretching the steps of all others; the tenth part of it keeps an entry
 * that happens to be zero from getting no step at all.
 */
public final class Scale {
    /**
     * Beyond this many entries the median is taken over evenly spaced ones: half a percent off does not matter here.
     */
    private static final int MEDIAN_SAMPLE = 4001;

    /**
     * An entry near zero moves by less than a tenth of the usual one if that would move the loss by so many times more
     * than the usual entry does; chosen.
     */
    private static final double MOST_EFFECT = 10;

    private final double[] numbers;
    private final IntToDoubleFunction least;
    private final IntPredicate moving;

    private Scale(double[] numbers, double least) {
        this(numbers, entry -> least, entry -> true);
    }

    private Scale(double[] numbers, IntToDoubleFunction least, IntPredicate moving) {
        this.numbers = numbers;
        this.least = least;
        this.moving = moving;
    }

    /**
     * Finds the scale of a block.
     *
     * @param numbers its entries; kept, not copied
     * @return the scale of each entry
     */
    public static Scale of(double[] numbers) {
        double median = median(numbers.length, i -> Math.abs(numbers[i]));
        if (median > 0) {
            return new Scale(numbers, 0.1 * median);
        }
        double rms = Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum() / numbers.length);
        return new Scale(numbers, rms > 0 ? rms : 1);
    }

    /**
     * Finds the scale of a block whose entries are of mixed size: one of 1e-12 beside others of 1 has another unit if
     * its derivative is 1e12 times as large.
     *
     * @param numbers its entries; kept, not copied
     * @param slopes the derivative with respect to each of them; kept, not copied
     * @return the scale of each entry
     */
    public static Scale of(double[] numbers, double[] slopes) {
        Scale usual = of(numbers);
        double effect = median(numbers.length, i -> Math.abs(slopes[i]) * usual.of(i));
        IntToDoubleFunction least = i -> {
            double known = usual.least.applyAsDouble(i);
            double moved = MOST_EFFECT * effect / Math.abs(slopes[i]);
            return moved < known ? moved : known;
        };
        return effect > 0 ? new Scale(numbers, least, usual.moving) : usual;
    }

    /**
     * Moves every entry in proportion to itself alone, and those that are zero not at all; where all are zero, by 1.
     *
     * @param numbers the entries of a block; kept, not copied
     * @return a scale on which even an entry next to the edge of the domain moves by a small part of its distance
     */
    public static Scale relative(double[] numbers) {
        return new Scale(numbers, Arrays.stream(numbers).allMatch(x -> x == 0) ? 1 : 0);
    }

    /**
     * Moves some entries only.
     *
     * @param entries those that move
     * @return the same scale there, and zero elsewhere
     */
    public Scale only(IntPredicate entries) {
        return new Scale(numbers, least, entries);
    }

    /**
     * The scale of one entry.
     *
     * @param entry its number
     * @return a number in the entry's unit, positive but for {@link #relative} and {@link #only}
     */
    public double of(int entry) {
        return moving.test(entry) ? Math.max(Math.abs(numbers[entry]), least.applyAsDouble(entry)) : 0;
    }

    /** NaN counts as the largest. */
    private static double median(int count, IntToDoubleFunction number) {
        int stride = (count + MEDIAN_SAMPLE - 1) / MEDIAN_SAMPLE;
        double[] some = new double[(count + stride - 1) / stride];
        for (int i = 0; i < some.length; i++) {
            some[i] = number.applyAsDouble(i * stride);
        }
        return Median.of(some);
    }
}
