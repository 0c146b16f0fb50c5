/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Random numbers for one purpose and one seed; another purpose or another seed gives an unrelated stream. */
public final class Draw {

    private final long state;
    private final Arithmetic precision;
    private final RandomGenerator random;

    private Draw(long state, Arithmetic precision) {
        this.state = state;
        this.precision = precision;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(state);
    }

    /** Returns the stream of {@code purpose} (any text) at {@code seed}. */
    public static Draw of(String purpose, long seed) {
        return new Draw(mix(mix(seed) + purpose.hashCode()), Arithmetic.DOUBLE);
    }

    /** Returns the same stream from its beginning, its numbers rounded to what an arithmetic can hold. */
    public Draw again(Arithmetic held) {
        return new Draw(state, held);
    }

    /** Spreads neighbouring numbers over all 64 bits (the finalizer of SplitMix64). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns any long. */
    public long bits() {
        return random.nextLong();
    }

    /** Returns an integer from 0 to {@code bound}, exclusive. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns one of the choices. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Returns a number from the interval, each equally likely. */
    public double uniform(double from, double to) {
        return precision.round(from + (to - from) * random.nextDouble());
    }

    /** Returns a number from the interval, each order of magnitude equally likely. */
    public double logUniform(double from, double to) {
        return precision.round(Math.exp(uniform(Math.log(from), Math.log(to))));
    }

    /** Returns a standard normal number. */
    public double gaussian() {
        return precision.round(random.nextGaussian());
    }

    /** Returns normal numbers of mean zero and the given standard deviation. */
    public double[] gaussians(int count, double deviation) {
        return IntStream.range(0, count)
                .mapToDouble(i -> precision.round(deviation * gaussian()))
                .toArray();
    }

    /** Returns rows of standard normal numbers. */
    public double[][] gaussianRows(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(i -> gaussians(columns, 1)).toArray(double[][]::new);
    }

    /** Returns integers below {@code bound}. */
    public int[] labels(int count, int bound) {
        return IntStream.range(0, count).map(i -> below(bound)).toArray();
    }

    /** Returns +1 or -1. */
    public double sign() {
        return random.nextBoolean() ? 1 : -1;
    }
}
