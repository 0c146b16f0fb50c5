/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RandomStreamTests {
    private static final int DRAWS = 100_000;

    /**
     * How many standard errors a mean may be off. The seeds are fixed, so each test passes always or never; a right
     * generator exceeds five standard errors for one seed in 1.7 million.
     */
    private static final double STANDARD_ERRORS = 5;

    private final RandomStream random = RandomStream.of(1, "statistics");

    /** A seed that somebody noted down must give the same numbers years later, on another JDK. */
    @Nested
    class FirstNumbersAreFixed {
        private final RandomStream stream = RandomStream.of(42, "W1");

        @Test
        void ofBits() {
            RandomGenerator generator = RandomStream.generator(42, "W1");
            assertThat(generator.nextLong(), is(0x6c21ed59b43c0660L));
            assertThat(generator.nextLong(), is(0x5cac859ab83c4e92L));
        }

        @Test
        void ofUniformNumbers() {
            assertArrayEquals(
                    new double[] {0x1.b087b566d0fp-2, 0x1.72b2166ae0f12p-2, 0x1.164c8ef41fde6p-1},
                    DoubleStream.generate(stream::nextUniform).limit(3).toArray());
        }

        @Test
        void ofGaussianNumbers() {
            assertArrayEquals(
                    new double[] {-0x1.0d257e71d5325p0, -0x1.de90d3250de3dp0, 0x1.53e84c3204f85p0, 0x1.25065ddafb1edp1},
                    DoubleStream.generate(stream::nextGaussian).limit(4).toArray());
        }

        @Test
        void ofIntegers() {
            assertArrayEquals(
                    new int[] {4, 3, 5, 5, 9, 4, 9, 5},
                    IntStream.generate(() -> stream.nextInt(10)).limit(8).toArray());
        }

        @Test
        void ofDerivedSeeds() {
            assertThat(RandomStream.mix(42, "W1"), is(0xc7d5609d78175f58L));
            assertThat(RandomStream.mix(0, ""), is(0x48218226ff3cd4bfL));
            assertThat(RandomStream.mix(-1, "layers[0].W"), is(0x89314fb132c74f0fL));
        }
    }

    @Nested
    class Streams {

        @Test
        void ofOneSeedAndNameAreTheSame() {
            assertArrayEquals(uniform(RandomStream.of(7, "W")), uniform(RandomStream.of(7, "W")));
        }

        @Test
        void ofDifferentSeedsOrNamesDoNotFollowEachOther() {
            assertUncorrelated(RandomStream.of(0, "W"), RandomStream.of(1, "W"));
            assertUncorrelated(RandomStream.of(0, "W1"), RandomStream.of(0, "W2"));
            assertUncorrelated(RandomStream.of(0, "ab"), RandomStream.of(0, "ba"));
        }

        @Test
        void haveSeedsOfTheirOwnForEveryNameAndSeed() {
            // 40 000 random 64-bit numbers meet with a probability of 4e-11.
            Set<Long> seeds = new HashSet<>();
            for (int seed = 0; seed < 200; seed++) {
                for (int name = 0; name < 200; name++) {
                    seeds.add(RandomStream.mix(seed, "W" + name));
                }
            }
            assertThat(seeds, hasSize(40_000));
        }

        @Test
        void distinguishNamesOfZeros() {
            assertThat(RandomStream.mix(0, "\0"), is(not(RandomStream.mix(0, "\0\0"))));
        }
    }

    @Test
    void uniformNumbersLieFromZeroToBelowOne() {
        double[] numbers = uniform(random);
        assertThat(Arrays.stream(numbers).allMatch(u -> u >= 0 && u < 1), is(true));
    }

    @Test
    void uniformNumbersHaveTheMomentsOfTheUniformDistribution() {
        double[] numbers = uniform(random);
        assertMoment(numbers, u -> u, 1.0 / 2, 1.0 / 12);
        assertMoment(numbers, u -> u * u, 1.0 / 3, 1.0 / 5 - 1.0 / 9);
    }

    @Test
    void gaussianNumbersHaveTheMomentsOfTheNormalDistribution() {
        double[] numbers =
                DoubleStream.generate(random::nextGaussian).limit(DRAWS).toArray();
        assertMoment(numbers, x -> x, 0, 1);
        assertMoment(numbers, x -> x * x, 1, 3 - 1);
        assertMoment(numbers, x -> Math.pow(x, 3), 0, 15);
        assertMoment(numbers, x -> Math.pow(x, 4), 3, 105 - 9);
        double beyondTwo = 0.045500263896358; // P(|x| > 2)
        assertMoment(numbers, x -> Math.abs(x) > 2 ? 1 : 0, beyondTwo, beyondTwo * (1 - beyondTwo));
    }

    @Test
    void bothGaussianNumbersOfAPairAreIndependent() {
        double[] products = DoubleStream.generate(() -> random.nextGaussian() * random.nextGaussian())
                .limit(DRAWS)
                .toArray();
        assertMoment(products, x -> x, 0, 1);
    }

    @Test
    void integersAreEquallyOftenEachOfTheirRange() {
        int bound = 7;
        double[] numbers =
                DoubleStream.generate(() -> random.nextInt(bound)).limit(DRAWS).toArray();
        double share = 1.0 / bound;
        for (int value = 0; value < bound; value++) {
            int wanted = value;
            assertMoment(numbers, x -> x == wanted ? 1 : 0, share, share * (1 - share));
        }
        assertThat(Arrays.stream(numbers).max().orElseThrow(), lessThan((double) bound));
    }

    private static double[] uniform(RandomStream stream) {
        return DoubleStream.generate(stream::nextUniform).limit(DRAWS).toArray();
    }

    /** The product of two centred uniform numbers has mean 0 and variance 1/144. */
    private static void assertUncorrelated(RandomStream first, RandomStream second) {
        double[] products = DoubleStream.generate(() -> (first.nextUniform() - 0.5) * (second.nextUniform() - 0.5))
                .limit(DRAWS)
                .toArray();
        assertMoment(products, x -> x, 0, 1.0 / 144);
    }

    private static void assertMoment(double[] numbers, DoubleUnaryOperator power, double mean, double variance) {
        double found = Arrays.stream(numbers).map(power).average().orElseThrow();
        assertThat(found, closeTo(mean, STANDARD_ERRORS * Math.sqrt(variance / numbers.length)));
    }
}
