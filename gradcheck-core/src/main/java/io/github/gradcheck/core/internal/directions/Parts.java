/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.stream.LongStream;

/**
 * Parts all entries of all keys at random. Neighbours go to different parts, each as often as the others, so that few
 * entries are parted well; which of them goes where is drawn, so that no row or column is a part.
 */
public final class Parts {
    private final int count;
    /** How many entries lie before each key, and in all. */
    private final long[] starts;

    private final long seed;

    private Parts(int count, long[] starts, long seed) {
        this.count = count;
        this.starts = starts;
        this.seed = seed;
    }

    /**
     * Parts the entries of some keys.
     *
     * @param sizes how many entries each key has
     * @param count how many parts to make
     * @param seed where the parts come from
     * @return the parts
     */
    public static Parts of(int[] sizes, int count, long seed) {
        long[] starts = new long[sizes.length + 1];
        for (int key = 0; key < sizes.length; key++) {
            starts[key + 1] = starts[key] + sizes[key];
        }
        return new Parts(count, starts, RandomStream.mix(seed, "parts"));
    }

    /**
     * Whether an entry belongs to a part.
     *
     * @param part its number
     * @param key the number of the key
     * @param entry the number of the entry
     * @return true for one of the parts
     */
    public boolean contains(int part, int key, int entry) {
        return of(starts[key] + entry) == part;
    }

    /**
     * Whether there are too few entries for this part to have any.
     *
     * @param part its number
     * @return true if it has none
     */
    public boolean isEmpty(int part) {
        return LongStream.range(0, Math.min(count, starts[starts.length - 1])).noneMatch(entry -> of(entry) == part);
    }

    /** Each run of as many entries as there are parts is dealt out in turn, from a part that is drawn, up or down. */
    private int of(long entry) {
        long drawn = RandomStream.mix(seed, entry / count);
        int place = (int) (entry % count);
        int turned = drawn < 0 ? count - 1 - place : place;
        return (int) Math.floorMod(turned + (drawn >>> 1), (long) count);
    }
}
