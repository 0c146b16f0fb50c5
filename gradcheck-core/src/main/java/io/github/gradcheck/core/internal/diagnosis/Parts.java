/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Parts all entries of all keys at random. Neighbours go to different parts, each as often as the others, so that few
 * entries are parted well; which of them goes where is drawn, so that no row or column is a part.
 */
final class Parts {
    private final int count;
    /** How many entries lie before each key, and in all. */
    private final long[] starts;

    private final long seed;

    private Parts(int count, long[] starts, long seed) {
        this.count = count;
        this.starts = starts;
        this.seed = seed;
    }

    static Parts of(List<KeyGradient> keys, int count, long seed) {
        long[] starts = new long[keys.size() + 1];
        for (int key = 0; key < keys.size(); key++) {
            starts[key + 1] = starts[key] + keys.get(key).size();
        }
        return new Parts(count, starts, RandomStream.mix(seed, "parts"));
    }

    boolean contains(int part, int key, int entry) {
        return of(starts[key] + entry) == part;
    }

    boolean isEmpty(int part) {
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
