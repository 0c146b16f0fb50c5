/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.HandMadeReport.HandMadeKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTests {

    @ParameterizedTest
    @CsvSource({
        "1, 3, 2",
        "3, 1, 2",
        "1, NaN, -1",
        "NaN, 1, Infinity",
        "NaN, NaN, Infinity",
        "Infinity, NaN, Infinity",
        "-Infinity, 1, Infinity",
        "Infinity, Infinity, Infinity",
        "1, Infinity, Infinity"
    })
    void theUnknownComesLastAndWhatIsNoNumberFirst(double analytic, double numerical, double difference) {
        HandMadeKey key = new HandMadeKey("W", 1).entry(0, analytic, numerical);
        assertThat(Differences.of(key.gradients(), 0), is(difference));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 2", "1, NaN, Infinity", "NaN, 1, Infinity", "Infinity, Infinity, Infinity", "2, 2, 0"})
    void aPairThatIsNoNumberIsInfinitelyFarApart(double analytic, double numerical, double difference) {
        assertThat(EntryReport.difference(analytic, numerical), is(difference));
    }
}
