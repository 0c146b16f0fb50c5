/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.internal.report.BadStrings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonTests {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    @Test
    void noTextEndsItsScriptOrItsQuotes() {
        BadStrings.many()
                .map(Json::text)
                .forEach(json -> assertTrue(json.matches("\"([ -~&&[^\"\\\\<>&]]|\\\\u[0-9a-f]{4})*\""), json));
    }

    @Test
    void textIsReadAsItWasWritten() {
        BadStrings.many().forEach(text -> {
            String json = Json.text(text);
            String inside = json.substring(1, json.length() - 1);
            String read = ESCAPE.matcher(inside)
                    .replaceAll(code ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
            assertEquals(text, read);
        });
    }

    @Test
    void numbersAreShortAndLoseNoMagnitude() {
        assertEquals("[0,0,1,-2.5,0.1,3.14159]", Json.numbers(0, -0.0, 1, -2.5, 0.1, Math.PI));
        assertEquals("[1E-300,1E+300]", Json.numbers(1e-300, 1e300));
    }

    @Test
    void whatIsNoNumberIsAText() {
        assertEquals(
                "[\"NaN\",\"Infinity\",\"-Infinity\"]",
                Json.numbers(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Test
    void objectsHaveNamesAndValues() {
        assertEquals("{\"a\":[1,2],\"b\":\"c\"}", Json.object("a", Json.integers(1, 2), "b", Json.text("c")));
    }
}
