/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The command that repeats one draw, for the build tool that is at work.
 *
 * @param gradle whether that is Gradle; else it is Maven
 * @param executable the tool, or the script of the project that fetches it
 * @param groups the tags that this run was asked for, if any
 */
record Command(boolean gradle, String executable, Optional<String> groups) {

    /** That of the project in the working directory. */
    static Command here() {
        boolean gradle = isGradle(path -> Files.exists(Path.of(path)), insideGradle());
        String script = gradle ? "gradlew" : "mvnw";
        String tool = gradle ? "gradle" : "mvn";
        return new Command(
                gradle,
                Files.exists(Path.of(script)) ? "./" + script : tool,
                Optional.ofNullable(System.getProperty("groups")).filter(groups -> !groups.isBlank()));
    }

    /** Whether Gradle runs the tests, which a project with two build files does not show. */
    static boolean insideGradle() {
        return System.getProperty("org.gradle.test.worker") != null;
    }

    /**
     * Whether a project is built by Gradle.
     *
     * @param exists tells whether the project has a file or folder of that name
     */
    static boolean isGradle(Predicate<String> exists, boolean insideGradle) {
        boolean maven = exists.test("pom.xml") || exists.test("target");
        boolean gradle = exists.test("build.gradle") || exists.test("build.gradle.kts") || exists.test("build");
        return insideGradle || (gradle && !maven);
    }

    /** The line to paste. */
    String line(TestName test, long seed) {
        return gradle ? gradle(test, seed) : maven(test, seed);
    }

    /** Gradle hands no property on to the tests by itself; every Java machine reads this variable. */
    private String gradle(TestName test, long seed) {
        return "JAVA_TOOL_OPTIONS=-D" + Seeds.PROPERTY + "=" + seed + " " + executable + " test --tests "
                + quoted(test.testClass().getName() + "." + test.method().getName());
    }

    private String maven(TestName test, long seed) {
        return executable + " test "
                + quoted("-Dtest=" + test.nameWithoutPackage() + "#"
                        + test.method().getName())
                + groups.map(tags -> " " + quoted("-Dgroups=" + tags)).orElse("")
                + " -D" + Seeds.PROPERTY + "=" + seed;
    }

    /** What stands above the command. */
    String title(Set<String> tags) {
        boolean known = tags.isEmpty() || (groups.isPresent() && !gradle);
        String selection = gradle ? "includeTags in its build file" : "-Dgroups=" + String.join(",", tags);
        return "To repeat this draw"
                + (known
                        ? ":"
                        : " (with " + selection + ", if " + (tags.size() == 1 ? "that tag is" : "those tags are")
                                + " usually left out):");
    }

    /** A shell would take the $ of a nested class for a variable, and operators of tags for its own. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.=#,-]*") ? text : "'" + text + "'";
    }
}
