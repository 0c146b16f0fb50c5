/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.parameters.Block;

/** The line along which one entry moves and all else stays. */
public final class EntryMove implements Move {
    private final Block block;
    private final int entry;
    private final double origin;

    /**
     * Creates the line through the entry's present value.
     *
     * @param block the block that holds the entry
     * @param entry its number
     */
    public EntryMove(Block block, int entry) {
        this.block = block;
        this.entry = entry;
        this.origin = block.get(entry);
    }

    @Override
    public void to(double t, WorkingArrays arrays) {
        arrays.of(block).set(entry, origin + t);
    }

    @Override
    public String at(double t) {
        return Move.at(block.entry(entry), t);
    }

    @Override
    public void back(WorkingArrays arrays) {
        arrays.of(block).set(entry, origin);
    }

    @Override
    public double displacement(double t) {
        return block.singlePrecision() ? (float) (origin + t) - origin : origin + t - origin;
    }
}
