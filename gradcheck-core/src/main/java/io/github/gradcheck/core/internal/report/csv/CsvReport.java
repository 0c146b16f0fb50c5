/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.csv;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as comma-separated values (RFC 4180), a line for each key; {@link GradientReport#toCsv} lists them. */
public final class CsvReport {
    private static final List<String> COLUMNS = List.of(
            "key",
            "shape",
            "verdict",
            "relativeDifference",
            "entries",
            "wrongEntryCount",
            "smallestVisibleError",
            "cause",
            "finding");

    private static final String LINE_END = "\r\n";

    private CsvReport() {}

    /**
     * Renders a report.
     *
     * @param report what the check found
     * @return the table, its first line the names of the columns
     */
    public static String of(GradientReport report) {
        return Stream.concat(Stream.of(line(COLUMNS)), report.keys().stream().map(CsvReport::key))
                .collect(Collectors.joining());
    }

    private static String key(KeyReport key) {
        return line(Arrays.asList(
                key.key(),
                key.shape().toString(),
                key.verdict().name(),
                Double.toString(key.relativeDifference()),
                Integer.toString(key.entries()),
                Integer.toString(key.wrongEntryCount()),
                Double.toString(key.smallestVisibleError()),
                key.diagnosis().map(cause -> cause.cause().name()).orElse(""),
                key.diagnosis().map(cause -> cause.sentence()).orElse("")));
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvReport::quoted).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
