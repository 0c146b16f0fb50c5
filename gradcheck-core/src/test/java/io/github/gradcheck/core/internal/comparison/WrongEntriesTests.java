/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrongEntriesTests {

    private static List<Integer> worst(WrongEntries wrong) {
        return wrong.worst().stream().map(EntryComparison::entry).toList();
    }

    @Test
    void areCountedAndFoundByNumber() {
        WrongEntries wrong = WrongEntries.of(List.of(entry(7, 1, 2), entry(2, 1, 3)));
        assertThat(wrong.count(), is(2));
        assertThat(wrong.contains(2), is(true));
        assertThat(wrong.contains(7), is(true));
        assertThat(wrong.contains(3), is(false));
        assertArrayEquals(new int[] {2, 7}, wrong.stream().toArray());
    }

    @Test
    void areNoneAtFirst() {
        WrongEntries none = new WrongEntries();
        assertThat(none.count(), is(0));
        assertThat(none.worst(), is(List.of()));
    }

    @Test
    void comeWithTheLargestDifferenceFirst() {
        assertThat(worst(WrongEntries.of(List.of(entry(0, 1, 2), entry(1, 1, -9), entry(2, 1, 4)))), contains(1, 2, 0));
    }

    @Test
    void ofEqualDifferenceComeByNumber() {
        assertThat(worst(WrongEntries.of(List.of(entry(5, 1, 2), entry(1, 0, -1), entry(3, 4, 5)))), contains(1, 3, 5));
    }

    @Test
    void thatAreNotANumberAreTheWorst() {
        assertThat(
                worst(WrongEntries.of(List.of(entry(0, 1, 1e300), entry(1, Double.NaN, 1), entry(2, 1, 2)))),
                contains(1, 0, 2));
    }

    @Test
    void keepTheTwentyWorstInWhicheverOrderTheyCome() {
        List<EntryComparison> rising =
                IntStream.range(0, 100).mapToObj(i -> entry(i, i + 1, 0)).toList();
        List<EntryComparison> falling =
                IntStream.range(0, 100).mapToObj(i -> entry(99 - i, 100 - i, 0)).toList();
        List<Integer> expected = IntStream.range(0, 20).mapToObj(i -> 99 - i).toList();
        for (List<EntryComparison> order : List.of(rising, falling)) {
            WrongEntries wrong = WrongEntries.of(order);
            assertThat(wrong.count(), is(100));
            assertThat(worst(wrong), is(expected));
        }
    }

    @Test
    void upToTwentyAreAllKept() {
        for (int count : new int[] {19, 20, 21}) {
            WrongEntries wrong = WrongEntries.of(
                    IntStream.range(0, count).mapToObj(i -> entry(i, 1, 0)).toList());
            assertThat(wrong.worst().size(), is(Math.min(count, 20)));
        }
    }

    @Test
    void differByTheDistanceOfBothDerivatives() {
        assertThat(entry(0, 1, -2).difference(), is(3.0));
        assertThat(entry(0, -2, 1).difference(), is(3.0));
        assertThat(entry(0, 1, Double.NaN).difference(), is(Double.POSITIVE_INFINITY));
        assertThat(entry(0, Double.NEGATIVE_INFINITY, 1).difference(), is(Double.POSITIVE_INFINITY));
    }
}
