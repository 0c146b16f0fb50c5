/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How rarely several chances come together. */
class CoincidenceTests {
    private static final int TRIALS = 200_000;

    @Test
    void nothingIsNoCoincidence() {
        assertThat(Coincidence.of(), is(1.0));
    }

    @Test
    void oneChanceIsItself() {
        assertThat(Coincidence.of(0.03), is(closeTo(0.03, 1e-16)));
        assertThat(Coincidence.of(1), is(1.0));
    }

    /** Of two numbers between 0 and 1 the product is at most x with the chance x - x ln x. */
    @Test
    void twoChancesAreTheIntegralOfTheirProduct() {
        assertThat(Coincidence.of(0.2, 0.05), is(closeTo(0.01 - 0.01 * Math.log(0.01), 1e-15)));
    }

    @Test
    void theOrderDoesNotMatter() {
        assertThat(Coincidence.of(0.1, 1, 0.3), is(closeTo(Coincidence.of(0.3, 0.1, 1), 1e-15)));
    }

    @Test
    void manyChancesOfOneHalfAreNoCoincidence() {
        double[] halves = IntStream.range(0, 100).mapToDouble(i -> 0.5).toArray();
        assertThat(Coincidence.of(halves), is(closeTo(1, 0.01)));
    }

    @Test
    void chancesThatCannotBeToldFromZeroAreZero() {
        assertThat(
                Coincidence.of(IntStream.range(0, 1000).mapToDouble(i -> 1e-4).toArray()), is(lessThan(1e-300)));
    }

    /** Random numbers are as rarely together as is said of them: shares of many trials, to four deviations. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16})
    void randomNumbersAreAsRareAsIsSaid(int count) {
        SplittableRandom random = new SplittableRandom(count);
        int rare = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] chances = random.doubles(count).map(number -> 1 - number).toArray();
            rare += Coincidence.of(chances) <= 0.01 ? 1 : 0;
        }
        double deviation = Math.sqrt(0.01 * 0.99 / TRIALS);
        assertThat(rare / (double) TRIALS, is(closeTo(0.01, 4 * deviation)));
    }
}
