/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Compiles a class as a build without {@code -parameters} would, or with more options. */
final class SourceWithoutParameterNames {

    private SourceWithoutParameterNames() {}

    static Class<?> compile(String className, String source, String... options) {
        try {
            Path folder = Files.createTempDirectory("gradcheck-junit");
            Path file = Files.writeString(folder.resolve(className + ".java"), source);
            List<String> arguments = new ArrayList<>(List.of(
                    "-proc:none",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString(),
                    file.toString()));
            arguments.addAll(List.of(options));
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            assertEquals(0, status, "javac");
            return load(folder, className);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The loader stays open as long as the class is used. */
    private static Class<?> load(Path folder, String className) throws IOException {
        URL[] path = {folder.toUri().toURL()};
        try {
            return new URLClassLoader(path, GradientCheck.class.getClassLoader()).loadClass(className);
        } catch (ClassNotFoundException notWritten) {
            throw new IOException(notWritten);
        }
    }
}
