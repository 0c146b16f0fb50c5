/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class MixRandomTests {
    private static final RandomGeneratorFactory<RandomGenerator> JDK = RandomGeneratorFactory.of("L64X128MixRandom");

    private static void assertSame(long seed) {
        RandomGenerator expected = JDK.create(seed);
        MixRandom found = new MixRandom(seed);
        for (int i = 0; i < 200; i++) {
            assertThat("number " + i + " of seed " + seed, found.next(), is(expected.nextLong()));
        }
    }

    @Test
    void hasTheBitsOfTheJdk() {
        SplittableRandom seeds = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            assertSame(seeds.nextLong());
        }
    }

    /** The last two make one of the two words zero. */
    @Test
    void hasThemForSpecialSeedsToo() {
        long silver = 0x6A09E667F3BCC909L;
        for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, silver, silver ^ -0x9E3779B97F4A7C15L}) {
            assertSame(seed);
        }
    }
}
