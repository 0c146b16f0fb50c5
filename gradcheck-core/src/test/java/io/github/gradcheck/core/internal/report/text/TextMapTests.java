/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.HandMadeReport.HandMadeKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextMapTests {

    @Test
    void wrongEntriesAreMarked() {
        assertThat(
                map(new HandMadeKey("W", 2, 3).wrong(4, 2, 1)),
                is(List.of("wrong entries of `W` (x):", "  . . .", "  . x .")));
    }

    @Test
    void tenRowsAndThirtySixColumnsFit() {
        assertThat(map(new HandMadeKey("W", 10, 36).wrong(0, 2, 1)).get(0), is("wrong entries of `W` (x):"));
        assertThat(map(new HandMadeKey("W", 10, 36).wrong(0, 2, 1)), hasSize(11));
    }

    @Test
    void aMarkOfALargeMatrixStandsForSeveralEntries() {
        List<String> map = map(new HandMadeKey("W", 11, 37).wrong(10 * 37 + 36, 2, 1));
        assertThat(map.get(0), is("wrong entries of `W` (x), each mark for 2x2 entries:"));
        assertThat(map, hasSize(7));
        assertThat(map.get(6), is(" " + " .".repeat(18) + " x"));
        assertThat(map.get(5), is(" " + " .".repeat(19)));
    }

    @Test
    void whereItWouldShowNothingThereIsNone() {
        assertThat("a vector", map(new HandMadeKey("b", 3, 1).wrong(0, 2, 1)), is(List.of()));
        assertThat("nothing wrong", map(new HandMadeKey("W", 2, 2)), is(List.of()));
        assertThat("a sample", map(new HandMadeKey("W", 2, 2).wrong(0, 2, 1).dense()), is(List.of()));
        HandMadeKey all = new HandMadeKey("W", 2, 2);
        for (int i = 0; i < 4; i++) {
            all.wrong(i, 2, 1);
        }
        assertThat("all wrong", map(all), is(List.of()));
    }

    private static List<String> map(HandMadeKey key) {
        return TextMap.of(key.report());
    }
}
