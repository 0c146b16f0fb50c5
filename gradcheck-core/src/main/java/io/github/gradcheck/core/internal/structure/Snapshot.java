/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.util.List;
import java.util.Optional;

/** A copy of every bit of some parameters, to put back or to compare with. */
public final class Snapshot {
    /** Entries are read in pieces of this many, which stay in the nearest cache. */
    private static final int PIECE = 512;

    private final List<Block> blocks;
    private final List<double[]> numbers;

    private Snapshot(List<Block> blocks) {
        this.blocks = blocks;
        this.numbers = blocks.stream().map(Block::toArray).toList();
    }

    /**
     * Copies all entries.
     *
     * @param parameters the arrays to copy
     * @return the copy
     */
    public static Snapshot of(BlockBundle parameters) {
        return new Snapshot(parameters.blocks());
    }

    /**
     * Writes the copied bits back into the arrays, into each one that still takes them.
     *
     * @return the key of the first array that no longer does, because it has lost its shape since
     */
    public Optional<String> restore() {
        Optional<String> lost = Optional.empty();
        for (int b = 0; b < blocks.size(); b++) {
            if (!restore(blocks.get(b), numbers.get(b)) && lost.isEmpty()) {
                lost = Optional.of(blocks.get(b).key());
            }
        }
        return lost;
    }

    private static boolean restore(Block block, double[] numbers) {
        try {
            block.setAll(numbers);
            return Adapters.block(block.key(), block.value())
                    .filter(now -> now.shape().equals(block.shape()))
                    .isPresent();
        } catch (RuntimeException resized) {
            return false;
        }
    }

    /**
     * Finds an entry that no longer has its bits.
     *
     * @return the name of the first changed entry, such as {@code W1[3,0]}
     */
    public Optional<String> firstChange() {
        for (int b = 0; b < blocks.size(); b++) {
            int entry = firstChange(blocks.get(b), numbers.get(b));
            if (entry >= 0) {
                return Optional.of(blocks.get(b).entry(entry));
            }
        }
        return Optional.empty();
    }

    /** The number of the first entry that differs; negative if none does. */
    private static int firstChange(Block block, double[] copy) {
        double[] now = new double[Math.min(PIECE, copy.length)];
        for (int first = 0; first < copy.length; first += PIECE) {
            int count = Math.min(PIECE, copy.length - first);
            block.read(first, now, count);
            for (int i = 0; i < count; i++) {
                if (Double.doubleToRawLongBits(now[i]) != Double.doubleToRawLongBits(copy[first + i])) {
                    return first + i;
                }
            }
        }
        return -1;
    }

    /**
     * The copied entries of one block.
     *
     * @param block one of the blocks that were copied
     * @return the copy itself, not to be written to
     * @throws IllegalArgumentException if the block is another one
     */
    public double[] numbers(Block block) {
        int place = blocks.indexOf(block);
        if (place < 0) {
            throw new IllegalArgumentException("there is no copy of " + block);
        }
        return numbers.get(place);
    }
}
