/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten rows, or ten entries of a list; those that are named neither wrong nor right are zero. */
class NumberingTests {
    private static final int COUNT = 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0             | 1 2 3 4 5 6 7 8 9 | in row 0",
                "8             | 0 1 2 3 4 5 6 7 9 | in row 8",
                "9             | 0 1 2 3 4 5 6 7 8 | in the last row",
                "0 1           | 2 3 4 5 6 7 8 9   | in the first 2 rows",
                "0 2           | 3 4 5 6 7 8 9     | in the first 3 rows",
                "8 9           | 0 1 2 3 4 5 6 7   | in the last 2 rows",
                "7 8           | 0 1 2 3 4 5 6     | in the last 3 rows",
                "1 4           | 0 2 3 5 6 7 8 9   | in rows 1 and 4",
                "1 4 6         | 0 2 3 5 7 8 9     | in rows 1, 4 and 6",
                "0 2 4 6 8 9   | 1 3 5 7 11 12     | in rows 0, 2, 4, 6, 8 and 9",
                "0 2 4 6 8 9   | 1 3 5             | in rows 0, 2, 4, 6, 8 and 9",
                "0 1 3 5 6 7 9 | 2 4 8             | none",
                "1 2 3 4 5 6 7 8 9 | 0             | in all rows but 0",
                "0 1 2 4 5 6 8 9   | 3 7           | in all rows but 3 and 7",
                "1 2           | 0 3               | in rows 1 and 2",
                "1 2 3         | 0 4               | in all rows but 0 and 4"
            })
    void rowsHaveTheSimplestName(String wrong, String right, String name) {
        assertThat(name(Unit.ROW, wrong, right), is(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9             | 0 1               | in the last entry",
                "3             | 0 9               | in entry 3",
                "0 1 2         | 3 4 5 6 7 8 9     | in the first 3 entries",
                "7 8 9         | 0 1 2 3 4 5 6     | in the last 3 entries",
                "3 4 5         | 0 1 2 6 7 8 9     | in entries 3 to 5",
                "3 5           | 0 1 2 6 7 8 9     | in entries 3 to 5",
                "3 5           | 0 1 2 4 6 7 8 9   | none",
                "0 1 2 3 4     | 5 6 7 8 9         | in the first 5 entries",
                "0 1 2 3 4 5   | 6 7 8 9           | none"
            })
    void ofAListOnlyNeighboursHaveOne(String wrong, String right, String name) {
        assertThat(name(Unit.ENTRY, wrong, right), is(name));
    }

    private static String name(Unit unit, String wrong, String right) {
        Optional<Region> region = new Numbering(unit, COUNT).name(set(wrong), set(right));
        return region.map(Region::text).orElse("none");
    }

    private static BitSet set(String numbers) {
        BitSet set = new BitSet();
        IntStream all = Arrays.stream(numbers.strip().split(" ")).mapToInt(Integer::parseInt);
        all.forEach(set::set);
        return set;
    }
}
