/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleTests {

    private static double[] scales(Scale scale, int count) {
        return IntStream.range(0, count).mapToDouble(scale::of).toArray();
    }

    private static double[] scales(double... numbers) {
        return scales(Scale.of(numbers), numbers.length);
    }

    @Test
    void isTheSizeOfAnEntry() {
        assertArrayEquals(new double[] {3, 2, 4}, scales(3, -2, 4));
    }

    @Test
    void isATenthOfTheMedianForAnEntryThatIsSmaller() {
        assertArrayEquals(new double[] {0.5, 0.5, 5, 6, 7}, scales(0, -0.25, -5, 6, 7), 1e-15);
    }

    @Test
    void isStretchedByNoSingleHugeEntry() {
        // The mean is beyond 10^11, the median 2.
        assertArrayEquals(new double[] {0.2, 1, 2, 3, 1e12}, scales(0, 1, -2, 3, 1e12), 1e-15);
    }

    @Test
    void isFoundInWhicheverOrderTheEntriesStand() {
        assertThat(scales(9, 0, 1, 8, 2)[1], is(0.2));
        assertThat(scales(-9, -8, 0, -1, -2)[2], is(0.2));
    }

    @Test
    void isSmallerWhereTheGradientSaysThatATenthOfTheMedianWouldMoveTheLossFarMore() {
        // Moved by 0.1, entries of slope 1, -40 and 1e6 change the loss by 0.1, 4 and 1e5; the others by 1: ten times.
        double[] numbers = {1, -1, 1, 1, 1e-6, 1e-6, 0, 0.01};
        double[] slopes = {1, 1, -1, 1, 1, -40, 1e6, -1e6};
        Scale scale = Scale.of(numbers, slopes);
        assertArrayEquals(new double[] {1, 1, 1, 1, 0.1, 0.1, 1e-5, 0.01}, scales(scale, 8), 1e-15);
    }

    @Test
    void isTheUsualOneWhereTheGradientSaysNothing() {
        double[] numbers = {0, 1, 2};
        for (double[] slopes : new double[][] {{0, 0, 0}, {Double.NaN, 1, 1}, {Double.POSITIVE_INFINITY, 0, 0}}) {
            assertArrayEquals(scales(numbers), scales(Scale.of(numbers, slopes), 3));
        }
    }

    @Test
    void isTheRootMeanSquareWhereMostEntriesAreZero() {
        // Of 0, 0, 0, 6 and -8 the mean square is 20.
        double rms = Math.sqrt(20);
        assertArrayEquals(new double[] {rms, rms, rms, 6, 8}, scales(0, 0, 0, 6, -8));
    }

    @Test
    void isOneWhereAllEntriesAreZero() {
        assertArrayEquals(new double[] {1, 1, 1}, scales(0, -0.0, 0));
    }

    @Test
    void isThatOfTheEntriesWhenItWasMade() {
        double[] numbers = {0, 2, 4};
        Scale scale = Scale.of(numbers);
        assertThat(scale.of(0), is(0.2));
    }

    @Test
    void takesTheMedianOfEverySecondEntryOfALargeBlock() {
        // 4002 entries, of which every second is 1 and the others are 100.
        double[] large = new double[4002];
        Arrays.setAll(large, i -> i % 2 == 0 ? 1 : 100);
        large[0] = 0;
        assertThat(Scale.of(large).of(0), is(0.1));
    }

    @Test
    void takesItOverTheWholeOfALargeBlock() {
        double[] large = new double[4002];
        Arrays.setAll(large, i -> i < 1334 ? 1 : 100);
        large[0] = 0;
        assertThat(Scale.of(large).of(0), is(10.0));
    }

    @Test
    void takesTheMedianOfAllEntriesOfASmallerOne() {
        double[] small = new double[4001];
        Arrays.setAll(small, i -> i % 2 == 1 || i < 10 ? 100 : 1);
        small[0] = 0;
        assertThat(Scale.of(small).of(0), is(10.0));
    }

    @Test
    void thatIsRelativeIsTheSizeOfAnEntryHoweverSmall() {
        double[] numbers = {0, -1e-9, 5};
        assertArrayEquals(new double[] {0, 1e-9, 5}, scales(Scale.relative(numbers), 3));
    }

    @Test
    void thatIsRelativeIsOneWhereAllEntriesAreZero() {
        assertArrayEquals(new double[] {1, 1}, scales(Scale.relative(new double[] {0, -0.0}), 2));
    }
}
