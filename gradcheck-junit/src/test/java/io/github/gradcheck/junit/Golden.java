/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that a person has read and found good, in {@code src/test/resources/golden}. Run with
 * {@code -Dgolden.update=true} to write them anew, and read them again.
 *
 * <p>Figures at the level of rounding noise and numbers of evaluations are masked: they belong to the core. So is the
 * hash in a file's name, which follows from JUnit's own identifiers.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void assertText(String name, String actual) {
        String text = masked(actual) + "\n";
        try {
            Path file = FOLDER.resolve(name + ".txt");
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, text);
            }
            assertEquals(Files.readString(file), text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String masked(String text) {
        return text.replaceAll("\\d\\.\\de-(0[6-9]|[1-9]\\d)", "#.#e-##")
                .replaceAll("\\d+ evaluations", "## evaluations")
                .replaceAll("-[0-9a-f]{8}\\.html", "-########.html");
    }
}
