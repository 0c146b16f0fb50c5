/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.structure.ClosestName;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What is set outside the code: by system properties such as {@code -Dgradcheck.draws=10}, which hold before an
 * annotation, and in {@code junit-platform.properties} or another configuration of JUnit, which hold behind it.
 */
record Configuration(TestName test, Function<String, Optional<String>> parameters) {
    static final String SEED = "gradcheck.seed";
    static final String DRAWS = "gradcheck.draws";
    static final String COVERAGE = "gradcheck.coverage";
    static final String TOLERANCE = "gradcheck.tolerance";
    static final String REPORT = "gradcheck.report";
    static final String REPORT_FOLDER = "gradcheck.report.dir";
    static final String REPORT_DATA = "gradcheck.report.data";
    static final String PROGRESS = "gradcheck.progress";
    static final String REMEMBER = "gradcheck.remember";

    private static final List<String> KNOWN =
            List.of(SEED, DRAWS, COVERAGE, TOLERANCE, REPORT, REPORT_FOLDER, REPORT_DATA, PROGRESS, REMEMBER);

    private static final String PREFIX = "gradcheck.";
    private static final String FILE = "junit-platform.properties";

    /** That of a test; a name that nobody reads is a mistake in writing. */
    static Configuration of(TestName test, ExtensionContext context) {
        Configuration configuration = new Configuration(test, context::getConfigurationParameter);
        configuration.requireKnown(System.getProperties().stringPropertyNames(), "-D");
        configuration.requireKnown(namesInFile(), FILE + ": ");
        return configuration;
    }

    /** What stands before an annotation. */
    Optional<String> commandLine(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(String::trim);
    }

    /** What holds if nothing is said in the code, the command line included. */
    Optional<String> configured(String name) {
        return parameters.apply(name).map(String::trim);
    }

    /**
     * Chooses between what the code and the configuration say: command line, code, configuration.
     *
     * @param code what the annotations say
     * @param read makes a value of a text, or throws an {@code IllegalArgumentException}
     */
    <T> Optional<T> choose(String name, Optional<T> code, Function<String, T> read) {
        return commandLine(name)
                .map(text -> read(name, text, read))
                .or(() -> code)
                .or(() -> configured(name).map(text -> read(name, text, read)));
    }

    /** Reads a value, or says which setting has which wrong text. */
    <T> T read(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException invalid) {
            String reason = invalid instanceof NumberFormatException ? "must be a number" : invalid.getMessage();
            throw test.mistake("-D" + name + " " + reason + ", but is `" + text + "`");
        }
    }

    private void requireKnown(Set<String> names, String where) {
        names.stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw test.mistake(where + name + " is no setting of gradcheck"
                            + ClosestName.to(name, KNOWN)
                                    .map(close -> ": did you mean " + close + "?")
                                    .orElse("; there are " + String.join(", ", KNOWN)));
                });
    }

    private static Set<String> namesInFile() {
        Properties properties = new Properties();
        try (InputStream file = ClassLoader.getSystemResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return Set.of(); // JUnit says so itself
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
