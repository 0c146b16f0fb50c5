/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

/**
 * The 64-bit numbers of the JDK's L64X128MixRandom, without its factory, which makes a generator by reflection: a check
 * draws some six directions for each key, and spent a tenth of its own time there.
 *
 * <p>The algorithm is LXM: a linear congruential generator of 64 bits and a xor-based one of 128 (xoroshiro128 v1.0),
 * whose sum is mixed by a function of Lea. Steele and Vigna, "LXM: better splittable pseudorandom number generators
 * (and almost as fast)", OOPSLA 2021.
 */
final class MixRandom {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final long SILVER_RATIO = 0x6A09E667F3BCC909L;
    private static final long MULTIPLIER = 0xD1342543DE82EF95L;

    private final long increment;
    private long congruential = 1;
    private long x0;
    private long x1;

    /** Begins as the JDK's generator of that seed; the words are never both zero, as the mixer is one to one. */
    MixRandom(long seed) {
        long mixed = seed ^ SILVER_RATIO;
        this.increment = murmur(mixed) | 1;
        this.x0 = stafford(mixed);
        this.x1 = stafford(mixed + GOLDEN_RATIO);
    }

    /** The next 64 bits. */
    long next() {
        long result = lea(congruential + x0);
        congruential = MULTIPLIER * congruential + increment;
        long q0 = x0;
        long q1 = x1 ^ q0;
        x0 = Long.rotateLeft(q0, 24) ^ q1 ^ (q1 << 16);
        x1 = Long.rotateLeft(q1, 37);
        return result;
    }

    private static long lea(long bits) {
        long z = (bits ^ (bits >>> 32)) * 0xDABA0B6EB09322E3L;
        z = (z ^ (z >>> 32)) * 0xDABA0B6EB09322E3L;
        return z ^ (z >>> 32);
    }

    private static long murmur(long bits) {
        long z = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    private static long stafford(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
