/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;

/**
 * Random directions over one block: Gaussian, each entry times its {@link Scale}, so that a step of 1 moves every entry
 * by about its own size.
 *
 * <p>Gaussian and not of signs only, because two equal errors would cancel in half of the draws; of both signs, because
 * errors that sum to zero would vanish.
 *
 * <p>Directions are numbered, each with a random stream of its own. All of them are drawn into one array, so that only
 * the latest can be moved along; what the others measured is projected by drawing them once more.
 */
public final class Directions {
    private final Block block;
    private final double[] origin;
    private final Scale scale;
    private final long seed;
    private final String name;
    private final double[] vector;

    /**
     * Creates the directions of a block.
     *
     * @param block the block, at its present values
     * @param origin a copy of its entries; kept, not copied
     * @param scale how far each entry moves
     * @param seed where the directions come from
     * @param purpose what they are for: directions for different purposes are independent
     */
    public Directions(Block block, double[] origin, Scale scale, long seed, String purpose) {
        this.block = block;
        this.origin = origin;
        this.scale = scale;
        this.seed = seed;
        this.name = purpose + " " + block.key();
        this.vector = new double[origin.length];
    }

    /**
     * Draws a direction over the whole block.
     *
     * @param number which one
     * @return the direction; the one drawn before it can no longer be used
     */
    public Direction draw(int number) {
        RandomStream random = stream(number);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextGaussian() * scale.of(i);
        }
        return new Direction(block, origin, vector, 0, vector.length);
    }

    /**
     * Draws a direction along which a gradient is sure to be large: to the random part of each entry comes one in the
     * gradient's own direction, of the same mean square. Along it no error that is common to the whole gradient can
     * hide.
     *
     * @param number which one
     * @param gradient an entry for each entry of the block
     * @return the direction; the one drawn before it can no longer be used
     */
    public Direction towards(int number, double[] gradient) {
        Direction direction = draw(number);
        double square = 0;
        for (int i = 0; i < gradient.length; i++) {
            double effect = scale.of(i) * gradient[i];
            square += effect * effect;
        }
        double factor = square > 0 ? Math.sqrt(gradient.length / square) : 0;
        for (int i = 0; i < gradient.length; i++) {
            vector[i] += factor * scale.of(i) * scale.of(i) * gradient[i];
        }
        return direction;
    }

    /**
     * The projection on a direction, for as long as the block's copy of entries is kept.
     *
     * @param number which one
     * @return a projection that draws the direction anew and keeps no array
     */
    public Projection projection(int number) {
        return projection(scale, vector.length, seed, name(number));
    }

    /**
     * The projection on the first direction, without drawing it into an array.
     *
     * @param block the block
     * @param scale how far each entry moves
     * @param seed where the direction comes from
     * @param purpose what it is for
     * @return a projection that draws the direction anew and keeps no array
     */
    public static Projection projection(Block block, Scale scale, long seed, String purpose) {
        return projection(scale, block.size(), seed, purpose + " " + block.key() + " " + 0);
    }

    private static Projection projection(Scale scale, int size, long seed, String stream) {
        return gradient -> {
            RandomStream random = RandomStream.of(seed, stream);
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += gradient.applyAsDouble(i) * (random.nextGaussian() * scale.of(i));
            }
            return sum;
        };
    }

    private String name(int number) {
        return name + " " + number;
    }

    private RandomStream stream(int number) {
        return RandomStream.of(seed, name(number));
    }
}
