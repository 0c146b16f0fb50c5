/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly by its grammar (RFC 8259), but for spaces, which ours has none of. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\u[0-9a-f]{4})*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /** A map, list, text, number, Boolean or null. */
    static @Nullable Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value();
        if (reader.at != json.length()) {
            throw new IllegalArgumentException("more follows at " + reader.at + " in " + json);
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (json.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> Double.valueOf(match(NUMBER).group());
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect("{");
        while (json.charAt(at) != '}') {
            if (!members.isEmpty()) {
                expect(",");
            }
            String name = text();
            expect(":");
            members.put(name, value());
        }
        expect("}");
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        expect("[");
        while (json.charAt(at) != ']') {
            if (!elements.isEmpty()) {
                expect(",");
            }
            elements.add(value());
        }
        expect("]");
        return elements;
    }

    private String text() {
        return ESCAPE.matcher(match(TEXT).group(1))
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        expect(word);
        return value;
    }

    private void expect(String token) {
        if (!json.startsWith(token, at)) {
            throw new IllegalArgumentException("no " + token + " at " + at + " in " + json);
        }
        at += token.length();
    }

    private Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(json).region(at, json.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("no " + pattern + " at " + at + " in " + json);
        }
        at = matcher.end();
        return matcher;
    }
}
