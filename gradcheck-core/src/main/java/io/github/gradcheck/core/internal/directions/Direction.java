/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.Tangent;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.WorkingArrays;
import io.github.gradcheck.core.parameters.Block;

/** A direction over one block or a part of it; see {@link Directions}. */
public final class Direction implements Move, Tangent {
    /** The distance along any direction that moves the entries by about their own size. */
    public static final double SCALE = 1;

    private final Block block;
    private final double[] origin;
    private final double[] vector;
    private final int from;
    private final int to;

    Direction(Block block, double[] origin, double[] vector, int from, int to) {
        this.block = block;
        this.origin = origin;
        this.vector = vector;
        this.from = from;
        this.to = to;
    }

    /**
     * This direction on some entries only, and nothing elsewhere.
     *
     * @param first the first entry that moves
     * @param end the entry after the last that moves
     * @return a direction that shares this one's numbers
     */
    public Direction restrictedTo(int first, int end) {
        return new Direction(block, origin, vector, first, end);
    }

    /**
     * The derivative along this direction that a gradient implies.
     *
     * @param gradient an entry for each entry of the block
     * @return the inner product
     */
    public double dot(double[] gradient) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += gradient[i] * vector[i];
        }
        return sum;
    }

    /**
     * The derivative along this direction that a gradient implies.
     *
     * @param gradient a block of the same size
     * @return the inner product
     */
    public double dot(Block gradient) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += gradient.get(i) * vector[i];
        }
        return sum;
    }

    /**
     * How fast one entry moves along this direction.
     *
     * @param entry its number
     * @return its component; 0 outside the restriction
     */
    public double component(int entry) {
        return entry >= from && entry < to ? vector[entry] : 0;
    }

    /** NaN where the gradient has nothing for this direction's key. */
    @Override
    public double dot(Gradient gradient) {
        return gradient.of(block.key()).map(this::dot).orElse(Double.NaN);
    }

    @Override
    public void to(double t, WorkingArrays arrays) {
        arrays.move(block, origin, t, vector, from, to);
    }

    @Override
    public String at(double t) {
        return Move.at(block.key(), t) + " along a random direction";
    }

    @Override
    public void back(WorkingArrays arrays) {
        arrays.of(block).write(from, origin, from, to - from);
    }
}
