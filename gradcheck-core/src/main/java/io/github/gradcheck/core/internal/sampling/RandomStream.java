/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A named stream of random numbers: the same seed and name give the same bits on every JDK.
 *
 * <p>Each key has a stream of its own, so that adding a parameter does not move the others. The bits are those of the
 * JDK's L64X128MixRandom, whose algorithm is fixed by its name; the distributions are made here, with
 * {@link StrictMath}, because those of the JDK may change from release to release.
 */
public final class RandomStream {
    private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final RandomGenerator bits;
    private double spare = Double.NaN;

    private RandomStream(RandomGenerator bits) {
        this.bits = bits;
    }

    /**
     * Opens a stream.
     *
     * @param seed the seed of the draw
     * @param name what the stream is for, such as a key
     * @return a stream at its beginning
     */
    public static RandomStream of(long seed, String name) {
        return new RandomStream(generator(seed, name));
    }

    /**
     * The same bits for a user, who may want other distributions.
     *
     * @param seed the seed of the draw
     * @param name what the numbers are for
     * @return a generator of the JDK at the beginning of that stream
     */
    public static RandomGenerator generator(long seed, String name) {
        return ALGORITHM.create(mix(seed, name));
    }

    /**
     * Derives a seed from another and a name.
     *
     * @param seed any seed
     * @param name any text
     * @return a seed that differs for each name
     */
    public static long mix(long seed, String name) {
        long hash = scramble(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < name.length(); i++) {
            hash = scramble(hash ^ name.charAt(i)) + 0x9E3779B97F4A7C15L;
        }
        return scramble(hash);
    }

    /**
     * A random number that belongs to a seed and another number.
     *
     * @param seed any seed
     * @param number any number
     * @return the same 64 bits for the same two
     */
    public static long mix(long seed, long number) {
        return scramble(seed ^ scramble(number));
    }

    /**
     * Draws from the uniform distribution on [0, 1).
     *
     * @return a multiple of 2^-53
     */
    public double nextUniform() {
        return (bits.nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * Draws an integer.
     *
     * @param bound how many there are
     * @return one of 0 .. bound - 1
     */
    public int nextInt(int bound) {
        return (int) (nextUniform() * bound);
    }

    /**
     * Draws from the standard normal distribution, by Marsaglia's polar method.
     *
     * @return a number of mean 0 and variance 1
     */
    public double nextGaussian() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        while (true) {
            double x = 2 * nextUniform() - 1;
            double y = 2 * nextUniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }

    /**
     * The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input reaches every bit of the
     * output.
     */
    private static long scramble(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
