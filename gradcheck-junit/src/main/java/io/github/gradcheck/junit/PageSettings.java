/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which checks get a page, and where.
 *
 * @param wanted which checks
 * @param folder where, as it was given or found; below the working directory unless it is absolute
 * @param data in which forms for tools each report stands beside its page
 * @param remembers whether draws that fail are remembered there
 */
record PageSettings(Wanted wanted, String folder, Set<Data> data, boolean remembers) {
    static final String REPORT = Configuration.REPORT;
    static final String FOLDER = Configuration.REPORT_FOLDER;

    /** Which checks get a page. */
    enum Wanted {
        FAILURES,
        ALWAYS,
        /** Always, with error against step for each key, which costs further evaluations. */
        STEPS,
        /** Nothing is written, and nothing that was written before is touched. */
        NEVER;

        boolean passesToo() {
            return this == ALWAYS || this == STEPS;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What tools read. */
    enum Data {
        JSON {
            @Override
            String of(GradientReport report) {
                return report.toJson();
            }
        },
        CSV {
            @Override
            String of(GradientReport report) {
                return report.toCsv();
            }
        };

        abstract String of(GradientReport report);

        /** How the names of its files end. */
        String ending() {
            return "." + this;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PageSettings of(TestName test, ExtensionContext context) {
        Wanted wanted = context.getConfigurationParameter(REPORT)
                .map(text -> parse(test, REPORT, text, Wanted.values()))
                .orElse(Wanted.FAILURES);
        Set<Data> data = context.getConfigurationParameter(Configuration.REPORT_DATA).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .filter(text -> !text.isBlank())
                .map(text -> parse(test, Configuration.REPORT_DATA, text, Data.values()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Data.class)));
        String folder = context.getConfigurationParameter(FOLDER)
                .filter(text -> !text.isBlank()) // an empty one would be the project's root
                .orElseGet(() -> usualFolder(Path.of(""), Command.insideGradle()));
        requireNotTheProject(test, folder);
        boolean remembers = context.getConfigurationParameter(Configuration.REMEMBER)
                .map(text -> parseRemembers(test, text.trim()))
                .orElse(true);
        return new PageSettings(wanted, folder, data, remembers && wanted != Wanted.NEVER);
    }

    /** What is remembered of a test; nothing where the folder cannot be one. */
    Optional<FailedDraws> failedDraws(String identity, TestName test) {
        try {
            return Optional.of(new FailedDraws(Path.of(folder), identity, test));
        } catch (InvalidPathException saidWhereAPageIsWanted) {
            return Optional.empty();
        }
    }

    /**
     * Where the build tool keeps what it makes: {@code build} with Gradle, else {@code target}.
     *
     * @param project the working directory of the tests
     * @param insideGradle whether Gradle runs them, which a project with two build files does not show
     */
    static String usualFolder(Path project, boolean insideGradle) {
        return Command.isGradle(name -> Files.exists(project.resolve(name)), insideGradle)
                ? "build/gradcheck"
                : "target/gradcheck";
    }

    /** Hundreds of files there would be a nuisance, and {@code clean} would never remove them. */
    private static void requireNotTheProject(TestName test, String folder) {
        Path project = Path.of("").toAbsolutePath();
        boolean around;
        try {
            around = project.startsWith(Path.of(folder).toAbsolutePath().normalize());
        } catch (InvalidPathException saidWhereAPageIsWanted) {
            return;
        }
        if (around) {
            throw test.mistake("-D" + FOLDER + " must be a folder of its own below the project or elsewhere, but `"
                    + folder + "` is the project's or one around it");
        }
    }

    private static boolean parseRemembers(TestName test, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw test.mistake("-D" + Configuration.REMEMBER + " must be true or false, but is `" + text + "`");
        }
        return text.equals("true");
    }

    private static <T> T parse(TestName test, String setting, String text, T[] values) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text.trim()))
                .findFirst()
                .orElseThrow(() -> test.mistake("-D" + setting + " must be "
                        + Arrays.stream(values).map(T::toString).collect(Collectors.joining(", "))
                        + ", but is `" + text + "`"));
    }
}
