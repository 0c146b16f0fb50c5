/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.parameters.Block;
import java.util.Map;

/** The arrays that one thread moves: the user's own, or copies of them. */
public final class WorkingArrays {
    /** Moved entries are written in pieces of this many, which stay in the nearest cache. */
    private static final int PIECE = 512;

    private final Map<Block, Block> copies;
    /** As long as a piece has had to be so far. */
    private double[] piece = new double[0];

    private WorkingArrays(Map<Block, Block> copies) {
        this.copies = copies;
    }

    /** The user's own arrays. */
    static WorkingArrays originals() {
        return new WorkingArrays(Map.of());
    }

    /** Copies that stand for the user's arrays. */
    static WorkingArrays copies(Map<Block, Block> copies) {
        return new WorkingArrays(Map.copyOf(copies));
    }

    /**
     * The array that stands for a block.
     *
     * @param original the user's own
     * @return itself, or its copy
     */
    public Block of(Block original) {
        return copies.getOrDefault(original, original);
    }

    /**
     * Writes {@code origin + t vector} into neighbouring entries.
     *
     * @param original the block to move
     * @param origin its entries at the point
     * @param t the distance
     * @param vector how fast each entry moves
     * @param first the first entry that moves
     * @param end the entry after the last that moves
     */
    public void move(Block original, double[] origin, double t, double[] vector, int first, int end) {
        Block block = of(original);
        if (piece.length < Math.min(PIECE, end - first)) {
            piece = new double[Math.min(PIECE, end - first)];
        }
        for (int at = first; at < end; at += PIECE) {
            int count = Math.min(PIECE, end - at);
            for (int i = 0; i < count; i++) {
                piece[i] = origin[at + i] + t * vector[at + i];
            }
            block.write(at, piece, 0, count);
        }
    }
}
