/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the Java of the pages in {@code docs}, and of the README, with the tests beside this one. A block follows a
 * comment that names class and region; {@code -Dsnippets.update=true} writes it anew.
 */
class SnippetsTests {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "github", "gradcheck", "examples");

    /** Written for those who change the project. */
    private static final Set<String> INTERNAL = Set.of("design.md", "forms.md", "mutation.md");

    private static final Pattern JAVA = Pattern.compile("```java\n");
    private static final Pattern SNIPPET =
            Pattern.compile("(<!-- snippet: (\\w+)#(\\w+) -->\n```java\n)(.*?)(?=```)", Pattern.DOTALL);
    private static final Pattern FAILURE = Pattern.compile("<!-- failure: (\\w+) -->\n```\n([^\n]*)", Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            Stream<Path> docs = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !INTERNAL.contains(file.getFileName().toString()))
                    .sorted();
            return Stream.concat(Stream.of(README), docs).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theJavaOfAPageIsThatOfItsTest(Path page) throws IOException {
        String shown = Files.readString(page);
        String written = SNIPPET.matcher(shown).replaceAll(SnippetsTests::written);
        if (Boolean.getBoolean("snippets.update")) {
            Files.writeString(page, written);
        }
        assertEquals(written, Files.readString(page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void allJavaOfAPageNamesItsTest(Path page) throws IOException {
        String shown = Files.readString(page);
        assertEquals(
                SNIPPET.matcher(shown).results().count(),
                JAVA.matcher(shown).results().count());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theFailuresOfAPageBeginAsThoseOfTheBrokenExamples(Path page) throws IOException {
        for (MatchResult failure :
                FAILURE.matcher(Files.readString(page)).results().toList()) {
            Path golden = Path.of("src", "test", "resources", "golden", failure.group(1) + ".txt");
            try (Stream<String> lines = Files.lines(golden)) {
                assertEquals(lines.findFirst().orElseThrow(), failure.group(2));
            }
        }
    }

    @Test
    void thereArePages() throws IOException {
        assertFalse(pages().isEmpty());
    }

    private static String written(MatchResult snippet) {
        return Matcher.quoteReplacement(snippet.group(1) + region(snippet.group(2), snippet.group(3)));
    }

    /** The lines between the marks, without the indentation that all of them share. */
    private static String region(String name, String tag) {
        try {
            Path file = Stream.of("docs", "adapters")
                    .map(folder -> SOURCES.resolve(folder).resolve(name + ".java"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + name + ".java"));
            String source = Files.readString(file);
            int from = source.indexOf("// tag::" + tag + "[]\n");
            int to = source.indexOf("// end::" + tag + "[]");
            if (from < 0 || to < from) {
                throw new IllegalArgumentException(name + " has no region " + tag);
            }
            String lines = source.substring(source.indexOf('\n', from) + 1, source.lastIndexOf('\n', to));
            return lines.stripIndent() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
