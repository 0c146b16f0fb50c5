package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

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
        "123456.78, 123457, false"
    })
    void asFewDigitsAsTheNumberHas(double number, String text, boolean round) {
        assertThat(Amount.of(number), is(new Amount(text, round)));
    }
}
