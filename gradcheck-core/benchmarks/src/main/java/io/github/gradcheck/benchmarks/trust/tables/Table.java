/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table whose columns are padded, so that it can be read as it is. */
public final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    /** Creates a table of which only the head is written.
     *
     * @param first head of the first column
     * @param others heads of the others
     */
    public Table(String first, List<String> others) {
        addTotal(first, others);
    }

    private boolean hasRows;

    /** Adds a line of figures. */
    public void add(String first, List<String> others) {
        hasRows = true;
        addTotal(first, others);
    }

    /** Returns whether there is a line of figures. */
    public boolean hasRows() {
        return hasRows;
    }

    /** Adds a line that sums up others; a table of such lines alone has no rows. */
    public void addTotal(String first, List<String> others) {
        List<String> line = new ArrayList<>(List.of(first));
        line.addAll(others);
        lines.add(line);
    }

    /** Returns the table, its lines ended by line feeds. */
    public String text() {
        List<Integer> widths = IntStream.range(0, lines.get(0).size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        List<String> rule =
                widths.stream().map(width -> "-".repeat(Math.max(width, 3))).toList();
        List<List<String>> all = new ArrayList<>(lines);
        all.add(1, rule);
        return all.stream().map(line -> text(line, widths)).collect(Collectors.joining());
    }

    /** Returns the table under a heading, with an empty line before it. */
    public String under(String title) {
        return "\n## " + title + "\n\n" + text();
    }

    private static String text(List<String> line, List<Integer> widths) {
        return IntStream.range(0, line.size())
                .mapToObj(column -> pad(line.get(column), Math.max(widths.get(column), 3)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String pad(String text, int width) {
        return text + String.join("", Collections.nCopies(width - text.length(), " "));
    }
}
