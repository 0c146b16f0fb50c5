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
    private final double[] gradient;
    private final int from;
    private final int to;

    Direction(Block block, double[] origin, double[] vector, int from, int to) {
        this(block, origin, vector, vector, from, to);
    }

    private Direction(Block block, double[] origin, double[] vector, double[] gradient, int from, int to) {
        this.block = block;
        this.origin = origin;
        this.vector = vector;
        this.gradient = gradient;
        this.from = from;
        this.to = to;
    }

    /**
     * This direction, whose {@linkplain #displacement displacement} in a block of floats is measured by what a gradient
     * implies: the entries are rounded as they are stored, each differently, so that the move has no length of its own.
     *
     * @param claimed an entry for each entry of the block; kept, not copied
     * @return a direction that shares this one's numbers
     */
    public Direction measuredBy(double[] claimed) {
        return new Direction(block, origin, vector, claimed, from, to);
    }

    /**
     * A direction of one's own choice.
     *
     * @param block the block, at its present values
     * @param origin a copy of its entries; kept, not copied
     * @param vector how fast each entry moves; kept, not copied
     * @return the direction over the whole block
     */
    public static Direction of(Block block, double[] origin, double[] vector) {
        return new Direction(block, origin, vector, 0, vector.length);
    }

    /**
     * This direction on some entries only, and nothing elsewhere.
     *
     * @param first the first entry that moves
     * @param end the entry after the last that moves
     * @return a direction that shares this one's numbers
     */
    public Direction restrictedTo(int first, int end) {
        return new Direction(block, origin, vector, gradient, first, end);
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

    /**
     * How long this direction is.
     *
     * @return the Euclidean norm of its components, of a restricted one of those inside
     */
    public double length() {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += vector[i] * vector[i];
        }
        return Math.sqrt(squares);
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

    /**
     * The distance {@code t + a.r / a.v} at which the gradient a implies the same change of the loss as it does for the
     * stored entries, which are r off from {@code x + t v}; zero where none of them has moved. Near {@code a.v = 0} the
     * distance is the wanted one.
     */
    @Override
    public double displacement(double t) {
        return block.singlePrecision() ? stored(t).displacement(t) : t;
    }

    /** What becomes of a distance where the entries are stored. */
    Stored stored(double t) {
        boolean rounds = block.singlePrecision();
        Stored sum = new Stored();
        for (int i = from; i < to; i++) {
            double wanted = t * vector[i];
            sum.add(gradient[i], vector[i], wanted, rounds ? (float) (origin[i] + wanted) - origin[i] : wanted);
        }
        return sum;
    }

    /** Whether a gradient measures how far this direction moves an array of floats. */
    boolean isMeasured() {
        return gradient != vector;
    }

    /** Whether the entries are floats. */
    boolean singlePrecision() {
        return block.singlePrecision();
    }

    @Override
    public String at(double t) {
        return Move.alongDirection(block.key(), t);
    }

    @Override
    public void back(WorkingArrays arrays) {
        arrays.of(block).write(from, origin, from, to - from);
    }
}
