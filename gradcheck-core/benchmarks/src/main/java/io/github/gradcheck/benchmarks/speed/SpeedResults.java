/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the programs of this package, each in a virtual machine of its own so that none warms up another one's code, and
 * writes their tables to one file. Sections that are not run keep what the file says.
 */
public final class SpeedResults {
    private static final String HEADING = "## ";

    private final Path file;
    private final Map<SpeedSection, String> results;

    private SpeedResults(Path file) throws IOException {
        this.file = file;
        this.results = Files.exists(file) ? read(Files.readString(file)) : new EnumMap<>(SpeedSection.class);
    }

    /**
     * Runs the programs.
     *
     * @param arguments the file, such as {@code results/speed.md}, then names of {@link SpeedSection}s; none of them
     *     means all that this build contains
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("needs a file to write to, and may name " + available());
        }
        SpeedResults results = new SpeedResults(Path.of(arguments[0]));
        for (SpeedSection section : chosen(List.of(arguments).subList(1, arguments.length))) {
            results.run(section);
        }
    }

    private static List<SpeedSection> available() {
        return Stream.of(SpeedSection.values())
                .filter(SpeedSection::isAvailable)
                .toList();
    }

    private static List<SpeedSection> chosen(List<String> names) {
        return names.isEmpty()
                ? available()
                : names.stream().map(SpeedResults::section).toList();
    }

    private static SpeedSection section(String name) {
        return available().stream()
                .filter(section -> section.isCalled(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no `" + name + "`; there are " + available()));
    }

    /** Keeps each section of an earlier file. */
    private static Map<SpeedSection, String> read(String text) {
        Map<SpeedSection, String> sections = new EnumMap<>(SpeedSection.class);
        for (SpeedSection section : SpeedSection.values()) {
            String heading = HEADING + section.title() + "\n";
            int start = text.indexOf(heading);
            if (start >= 0) {
                int end = text.indexOf("\n" + HEADING, start + heading.length());
                sections.put(section, text.substring(start, end < 0 ? text.length() : end + 1));
            }
        }
        return sections;
    }

    /** Writes after every section, so that one that fails takes no other with it. */
    private void run(SpeedSection section) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> tables = tables(section);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        results.put(
                section,
                "%s%s\n\n%s\n\n%s, `%s`, Java %d, %d cores, %d s\n\n%s\n"
                        .formatted(
                                HEADING,
                                section.title(),
                                section.text(),
                                LocalDate.now(Clock.systemUTC()),
                                section.program(),
                                Runtime.version().feature(),
                                Runtime.getRuntime().availableProcessors(),
                                seconds,
                                String.join("\n", tables)));
        Files.writeString(file, "# Speed benchmarks\n\n" + String.join("\n", results.values()));
    }

    /** Shows all that a program prints, and keeps the lines of its tables. */
    private static List<String> tables(SpeedSection section) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        section.className())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> tables = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                if (line.startsWith("| ")) {
                    tables.add(line);
                }
            }
        }
        int code = process.waitFor();
        if (code != 0 || tables.isEmpty()) {
            throw new IllegalStateException(
                    section.program() + " ended with " + code + " and " + (tables.isEmpty() ? "no table" : "a table")
                            + "; sections: " + Arrays.toString(SpeedSection.values()));
        }
        return tables;
    }
}
