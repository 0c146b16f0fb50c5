/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which version of EJML a class belongs to; old ones do not say it themselves. */
final class EjmlVersion {
    /** {@code ejml-0.25.jar}, {@code ejml-core-0.41.jar}. */
    private static final Pattern JAR = Pattern.compile("([\\w.]+-)+(\\d[\\w.-]*)\\.jar$");

    private EjmlVersion() {}

    /**
     * Names the version.
     *
     * @param matrix a class of EJML
     * @return for instance {@code EJML 0.25}
     */
    static String of(Class<?> matrix) {
        return declared(matrix)
                .or(() -> Optional.ofNullable(matrix.getPackage()).map(Package::getImplementationVersion))
                .or(() -> location(matrix).flatMap(EjmlVersion::inName))
                .map(version -> "EJML " + version)
                .orElseGet(() -> "an EJML of unknown version"
                        + location(matrix).map(where -> " (" + where + ")").orElse(""));
    }

    /** Versions that are not very old say it in a constant. */
    private static Optional<String> declared(Class<?> matrix) {
        try {
            Object version = Class.forName("org.ejml.EjmlVersion", true, matrix.getClassLoader())
                    .getField("VERSION")
                    .get(null);
            return Optional.of(String.valueOf(version));
        } catch (ReflectiveOperationException | LinkageError older) {
            return Optional.empty();
        }
    }

    private static Optional<String> location(Class<?> matrix) {
        return Optional.ofNullable(matrix.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(Object::toString);
    }

    private static Optional<String> inName(String location) {
        Matcher jar = JAR.matcher(location);
        return jar.find() ? Optional.of(jar.group(2)) : Optional.empty();
    }
}
