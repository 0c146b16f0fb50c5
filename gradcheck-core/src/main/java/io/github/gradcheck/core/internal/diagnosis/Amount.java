/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A fitted number in words.
 *
 * @param text as few digits as the number has, at most six
 * @param isRound whether two or three digits are all there is to it
 */
record Amount(String text, boolean isRound) {
    /** As many as the report shows of the worst entry. */
    private static final int MOST_DIGITS = 6;

    /** A number of more digits was hardly typed by a person. */
    private static final int ROUND_DIGITS = 3;

    /** Less than half a unit of the last of six digits (5e-7 to 5e-6), so that what is written was measured. */
    static final double ROUNDING = 2e-7;

    static Amount of(double number) {
        return of(number, ROUNDING);
    }

    /** Writes a number that is known to a precision, in proportion to itself. */
    static Amount of(double number, double precision) {
        if (!Double.isFinite(number)) {
            return new Amount(Double.toString(number), false); // a fit that has overflowed
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            double error = Math.abs(rounded.doubleValue() - number);
            if (error <= Math.max(precision, ROUNDING) * Math.abs(number)) {
                return new Amount(text(rounded), digits <= ROUND_DIGITS);
            }
        }
        return new Amount(text(exact.round(new MathContext(MOST_DIGITS))), false);
    }

    private static String text(BigDecimal number) {
        double size = Math.abs(number.doubleValue());
        BigDecimal bare = number.stripTrailingZeros();
        return size >= 1e-4 && size < 1e7 ? bare.toPlainString() : bare.toString();
    }
}
