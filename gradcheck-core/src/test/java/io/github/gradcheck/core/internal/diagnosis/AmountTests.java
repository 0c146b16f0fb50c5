/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fitted numbers in words. */
class AmountTests {
    @ParameterizedTest
    @CsvSource({
        "8.0000000001, 8, true",
        "3.7, 3.7, true",
        "0.0100000001, 0.01, true",
        "1.002, 1.002, false",
        "3.14159265, 3.14159, false",
        "-12.34567, -12.3457, false",
        "1e-9, 1E-9, true",
        "123456.78, 123457, false",
        "8.25, 8.25, true",
        "8.255, 8.255, false",
        "0.0001, 0.0001, true",
        "0.00009, 0.00009, true",
        "9990000, 9990000, true",
        "10000000, 1E+7, true",
        "0, 0, true"
    })
    void asFewDigitsAsTheNumberHas(double number, String text, boolean round) {
        assertThat(Amount.of(number), is(new Amount(text, round)));
    }

    @Test
    void digitsThatRoundingMayHaveMadeAreLeftOut() {
        assertThat(Amount.of(123450 * (1 + 1.9e-7)), is(new Amount("123450", false)));
        assertThat(Amount.of(8 * (1 + 1.9e-7)), is(new Amount("8", true)));
        assertThat(Amount.of(8 * (1 + 2.1e-7)), is(new Amount("8", false)));
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 3.14, true", "1e-4, 3.1416, false", "1e-9, 3.14159, false", "0.1, 3, true"})
    void aNumberHasNoMoreDigitsThanAreKnown(double precision, String text, boolean round) {
        assertThat(Amount.of(Math.PI, precision), is(new Amount(text, round)));
    }

    @Test
    void ofAFitThatHasOverflowedIsWrittenAsItIs() {
        assertThat(Amount.of(Double.POSITIVE_INFINITY).text(), is("Infinity"));
        assertThat(Amount.of(Double.NaN).text(), is("NaN"));
    }
}
