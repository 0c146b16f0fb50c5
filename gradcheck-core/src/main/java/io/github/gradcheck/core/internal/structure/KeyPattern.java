/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name, or several at once: {@code *} stands for any letters, as in {@code dZ*} or {@code layers[*].b}. All else is
 * taken as it is written.
 *
 * @param text as the user wrote it
 */
public record KeyPattern(String text) {

    /**
     * Creates a pattern.
     *
     * @param text as the user wrote it
     * @throws IllegalArgumentException if it is blank
     */
    public KeyPattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name or pattern must not be blank");
        }
    }

    /**
     * Whether it stands for a name.
     *
     * @param name a key
     * @return true if all of it matches
     */
    public boolean matches(String name) {
        return Pattern.compile(
                        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                        Pattern.DOTALL)
                .matcher(name)
                .matches();
    }

    /**
     * Whether it is a name and no pattern.
     *
     * @return true if it stands for itself alone
     */
    public boolean isName() {
        return !text.contains("*");
    }

    @Override
    public String toString() {
        return text;
    }
}
