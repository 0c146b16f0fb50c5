/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import java.util.ArrayList;
import java.util.List;

/** A sentence in lines of at most 80 columns; all but the first are indented. */
final class Wrapped {
    /** The width of a terminal, and about that of an IDE's pane. */
    static final int COLUMNS = 80;

    private static final String INDENT = "  ";

    private Wrapped() {}

    static List<String> lines(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
