/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.StringJoiner;

/** Writes JSON that may stand inside a script element: neither its end nor a comment can begin in it. */
public final class Json {

    /** A tooltip of a chart need show no more; tables have nine. */
    private static final int DIGITS = 6;

    private Json() {}

    /**
     * An object.
     *
     * @param pairs names and values by turns; the values are JSON already
     * @return its JSON
     */
    public static String object(String... pairs) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = 0; i < pairs.length; i += 2) {
            members.add(text(pairs[i]) + ":" + pairs[i + 1]);
        }
        return members.toString();
    }

    /**
     * An array.
     *
     * @param values its elements, JSON already
     * @return its JSON
     */
    public static String array(Collection<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    /**
     * An array of texts.
     *
     * @param values its elements
     * @return its JSON
     */
    public static String texts(Collection<String> values) {
        return array(values.stream().map(Json::text).toList());
    }

    /**
     * An array of numbers for a chart.
     *
     * @param values its elements, written as by {@link #number}
     * @return its JSON
     */
    public static String numbers(double... values) {
        return rounded(DIGITS, values);
    }

    /**
     * An array of numbers in fewer digits.
     *
     * @param digits how many, at least 1
     * @param values its elements
     * @return its JSON
     */
    public static String rounded(int digits, double... values) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (double value : values) {
            numbers.add(number(value, digits));
        }
        return numbers.toString();
    }

    /**
     * An array of whole numbers.
     *
     * @param values its elements
     * @return its JSON
     */
    public static String integers(int... values) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (int value : values) {
            numbers.add(Integer.toString(value));
        }
        return numbers.toString();
    }

    /**
     * A number in as many digits as a chart shows.
     *
     * @param value any number
     * @return its JSON, which is shorter than that of {@link #exact}; a text where it is not finite
     */
    public static String number(double value) {
        return number(value, DIGITS);
    }

    private static String number(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : exact(value);
        }
        return new BigDecimal(value, new MathContext(digits))
                .stripTrailingZeros()
                .toString();
    }

    /**
     * A number in all its digits.
     *
     * @param value any number
     * @return its JSON, which has no infinity: there a text stands for it, {@code "NaN"}, {@code "Infinity"} or
     *     {@code "-Infinity"}
     */
    public static String exact(double value) {
        String digits = Double.toString(value);
        return Double.isFinite(value) ? digits : text(digits);
    }

    /**
     * A text in quotes.
     *
     * @param text any text, also one that is no valid Unicode
     * @return its JSON in ASCII
     */
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
