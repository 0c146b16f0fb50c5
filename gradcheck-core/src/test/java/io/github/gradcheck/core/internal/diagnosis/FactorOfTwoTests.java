/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key of five entries, of which two are not zero: 3 and -4. */
class FactorOfTwoTests {
    @Test
    void aWholeFactorIsNamedWithWhatItRestsOn() {
        assertThat(sentence(9, -12, 0, 1e-9), is("is 3 times too big (seen in two entries)"));
        assertThat(sentence(-15, 20, 0, 1e-9), is("has the wrong sign and is 5 times too big (seen in two entries)"));
        assertThat(sentence(1, -4 / 3.0, 0, 1e-9), is("is 3 times too small (seen in two entries)"));
    }

    @Test
    void aFactorThatIsNotWholeOrHasMoreEntriesIsNot() {
        assertThat(sentence(3 * 3.3, -4 * 3.3, 0, 1e-9), is("none"));
        assertThat(sentence(3 * 13, -4 * 13, 0, 1e-9), is("none"));
        assertThat(sentence(9, -12.01, 0, 1e-9), is("none"));
        assertThat("three entries have a factor of their own", sentence(9, -12, 1, 1e-9), is("none"));
        assertThat("two digits", sentence(9, -12, 0, 1e-2), is("none"));
    }

    private static String sentence(double first, double second, double third, double reach) {
        Suspect suspect = new Suspect(HandMadeComparison.vector("b", 0, first, 0, second, third)
                .numerical(0, 3, 0, -4, 0)
                .reach(reach)
                .dense()
                .build());
        return new FactorOfTwo()
                .examine(suspect, new Network(List.of(suspect), List.of()))
                .map(Diagnosis::sentence)
                .orElse("none");
    }
}
