/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a check ran with, for whoever reads its page later or elsewhere. */
final class Versions {

    private Versions() {}

    /** Of a class path without jars only Java's version is known. */
    static String text() {
        return Stream.of(
                        of("gradcheck", GradientCheck.class),
                        of("JUnit", Test.class),
                        Optional.of("Java " + System.getProperty("java.version")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> of(String name, Class<?> any) {
        return Optional.ofNullable(any.getPackage().getImplementationVersion()).map(version -> name + " " + version);
    }
}
