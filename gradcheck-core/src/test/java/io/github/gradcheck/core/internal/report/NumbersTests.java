/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "0.001, 0.00100000000",
        "0.000999, 9.99000000e-04",
        "999999, 999999.000",
        "-1000000, -1.00000000e+06"
    })
    void valuesHaveNineDigits(double value, String text) {
        assertThat(Numbers.value(value), is(text));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, -",
        "0, 0.0",
        "Infinity, Infinity",
        "0.01, 0.010",
        "0.00999, 1.0e-02",
        "9.99, 9.990",
        "10, 1.0e+01",
        "0.001, 1.0e-03"
    })
    void magnitudesHaveTwoOrThreeDigits(double value, String text) {
        assertThat(Numbers.magnitude(value), is(text));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, -",
        "Infinity, -",
        "0, 0.0000",
        "2, 2.0000",
        "-0.001, -0.0010000",
        "0.00099, 9.9e-04",
        "99999, 99999.",
        "100000, 1.0e+05"
    })
    void ratiosHaveFiveDigits(double value, String text) {
        assertThat(Numbers.ratio(value), is(text.endsWith(".") ? text.replace(".", "") : text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, celebrate",
        "1e-7, celebrate",
        "1.01e-7, fine if not smooth",
        "1e-4, fine if not smooth",
        "1.01e-4, suspect",
        "1e-2, suspect",
        "1.01e-2, wrong",
        "NaN, wrong"
    })
    void bandsEndWhereTheCourseNotesSay(double difference, String word) {
        assertThat(Band.of(difference), is(word));
    }
}
