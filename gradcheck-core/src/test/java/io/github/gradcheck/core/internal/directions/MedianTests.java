/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedianTests {

    @Test
    void isTheNumberInTheMiddle() {
        assertThat(Median.of(new double[] {7}), is(7.0));
        assertThat(Median.of(new double[] {3, 1, 2}), is(2.0));
        assertThat(Median.of(new double[] {4, 3, 2, 1}), is(3.0));
    }

    @Test
    void takesNaNAsTheLargest() {
        assertThat(Median.of(new double[] {Double.NaN, 1, 2}), is(2.0));
        assertThat(Median.of(new double[] {Double.NaN, 1, Double.NaN}), is(Double.NaN));
        assertThat(Median.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0}), is(Double.POSITIVE_INFINITY));
    }

    /** Few different numbers make long runs of equal ones. */
    @Test
    void isWhatSortingSays() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 20_000; trial++) {
            int different = 1 + random.nextInt(20);
            double[] numbers = new double[1 + random.nextInt(60)];
            Arrays.setAll(numbers, i -> {
                int drawn = random.nextInt(different);
                return drawn == 13 ? Double.NaN : drawn == 14 ? Double.POSITIVE_INFINITY : drawn / 3.0;
            });
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            assertThat(Median.of(numbers), is(sorted[sorted.length / 2]));
        }
    }
}
