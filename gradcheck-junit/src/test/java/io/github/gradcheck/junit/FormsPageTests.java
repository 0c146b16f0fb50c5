/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page on forms shows is code that runs in {@link DerivativeFormsTests}. */
class FormsPageTests {
    private static final Path PAGE = Path.of("../docs/forms.md");
    private static final Path SOURCE = Path.of("src/test/java/io/github/gradcheck/junit/DerivativeFormsTests.java");

    @Test
    void everyLineOfCodeIsOneOfATest() throws IOException {
        List<String> tested =
                Files.readAllLines(SOURCE).stream().map(String::strip).toList();
        List<String> shown = shown();
        assertThat(shown.size(), is(greaterThan(30)));
        assertThat(shown.stream().filter(line -> !tested.contains(line)).toList(), is(List.of()));
    }

    private static List<String> shown() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                code = line.equals("```java");
            } else if (code && !line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }
}
