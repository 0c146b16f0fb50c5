/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTests {

    @Test
    void eightyColumnsAreOneLineAndEightyOneAreTwo() {
        String word = "a".repeat(77);
        assertThat(Wrapped.lines(word + " bb"), is(List.of(word + " bb")));
        assertThat(Wrapped.lines(word + " bbb"), is(List.of(word, "  bbb")));
    }

    @Test
    void theIndentCounts() {
        String first = "a".repeat(80);
        String second = "b".repeat(76);
        assertThat(Wrapped.lines(first + " " + second + " c"), is(List.of(first, "  " + second + " c")));
        assertThat(Wrapped.lines(first + " " + second + "b c"), is(List.of(first, "  " + second + "b", "  c")));
    }

    @Test
    void aWordLongerThanALineHasItsOwn() {
        String word = "x".repeat(90);
        assertThat(Wrapped.lines("a " + word + " b"), is(List.of("a", "  " + word, "  b")));
    }
}
