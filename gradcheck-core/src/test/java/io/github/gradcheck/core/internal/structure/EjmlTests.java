/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.GradientChecker;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs checks with a class path of their own: without EJML, or with another one than that of this build. */
class EjmlTests {

    /** What version 0.25 has of the classes that matter here. */
    private static final Map<String, String> OLD = Map.of(
            "org/ejml/data/DenseMatrix64F.java",
            "package org.ejml.data; public class DenseMatrix64F { public double[] data = {1}; }",
            "org/ejml/simple/SimpleMatrix.java",
            "package org.ejml.simple; import org.ejml.data.DenseMatrix64F; public class SimpleMatrix {"
                    + " public SimpleMatrix() {}"
                    + " public SimpleMatrix(int rows, int columns) {}"
                    + " public static SimpleMatrix wrap(DenseMatrix64F matrix) { return new SimpleMatrix(); }"
                    + " public DenseMatrix64F getMatrix() { return new DenseMatrix64F(); } }");

    @TempDir
    private Path directory;

    @Test
    void ofThisBuildFits() {
        assertThat(Ejml.found().adapters().size(), is(3));
        assertThat(Ejml.found().complaintAbout(DMatrixRMaj.class), is(Optional.empty()));
        assertThat(Ejml.found().complaintAbout(DMatrixSparseCSC.class), is(Optional.empty()));
    }

    @Test
    void isNotNeededForArraysRecordsListsAndMaps() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThat(run(loader, "check"), is("[a (2), b[0] (2x2), b[1].w (3), m.x (1)] CORRECT []"));
            assertThat(run(loader, "knownTypes"), allOf(containsString("double[][][][]"), not(containsString("RMaj"))));
        }
    }

    @Test
    void thatIsTooOldLeavesArraysAsTheyAre() throws Exception {
        try (URLClassLoader loader = loader(oldJar("ejml-0.25.jar"))) {
            assertThat(run(loader, "check"), is("[a (2), b[0] (2x2), b[1].w (3), m.x (1)] CORRECT []"));
        }
    }

    @Test
    void thatIsTooOldIsNamedWithItsVersionAndTheOneNeeded() throws Exception {
        try (URLClassLoader loader = loader(oldJar("ejml-0.25.jar"))) {
            assertThat(
                    run(loader, "view", "org.ejml.data.DenseMatrix64F"),
                    containsString("parameter `W`: cannot view a DenseMatrix64F: EJML 0.25 does not fit: this version"
                            + " of gradcheck needs EJML 0.39 or newer ("));
            assertThat(run(loader, "view", "org.ejml.simple.SimpleMatrix"), containsString("EJML 0.25 does not fit"));
        }
    }

    @Test
    void withoutSimpleMatrixThatIsTooOldIsNamedToo() throws Exception {
        Path jar = jar(
                "core-0.26.jar",
                Map.of("org/ejml/data/DenseMatrix64F.java", OLD.get("org/ejml/data/DenseMatrix64F.java")));
        try (URLClassLoader loader = loader(jar)) {
            assertThat(
                    run(loader, "view", "org.ejml.data.DenseMatrix64F"),
                    containsString("EJML 0.26 does not fit: this version of gradcheck needs EJML 0.39 or newer"));
        }
    }

    @Test
    void gradientOfOneThatIsTooOldIsNamedToo() throws Exception {
        try (URLClassLoader loader = loader(oldJar("ejml-0.25.jar"))) {
            assertThat(
                    run(loader, "gradient", "org.ejml.data.DenseMatrix64F"),
                    allOf(
                            containsString("gradient `dw` is a DenseMatrix64F"),
                            containsString("EJML 0.25 does not fit")));
        }
    }

    @Test
    void thatDeclaresItsVersionIsNamedByThat() throws Exception {
        Map<String, String> sources = new HashMap<>(OLD);
        sources.put(
                "org/ejml/EjmlVersion.java",
                "package org.ejml; public class EjmlVersion { public static final String VERSION = \"0.33.1\"; }");
        try (URLClassLoader loader = loader(jar("renamed.jar", sources))) {
            assertThat(run(loader, "view", "org.ejml.simple.SimpleMatrix"), containsString("EJML 0.33.1 does not fit"));
        }
    }

    @Test
    void ofUnknownVersionIsNamedByItsPlace() throws Exception {
        try (URLClassLoader loader = loader(oldJar("matrices.jar"))) {
            assertThat(
                    run(loader, "view", "org.ejml.simple.SimpleMatrix"),
                    allOf(containsString("an EJML of unknown version"), containsString("matrices.jar) does not fit")));
        }
    }

    @Test
    void withoutItsSimpleClassesServesDenseMatrices() throws Exception {
        try (URLClassLoader loader = loader(place(DMatrixRMaj.class))) {
            assertThat(
                    run(loader, "knownTypes"),
                    allOf(containsString("DMatrixRMaj, FMatrixRMaj"), not(containsString("SimpleMatrix"))));
        }
    }

    @Test
    void whoseCoreIsMissingLeavesArraysAsTheyAre() throws Exception {
        try (URLClassLoader loader = loader(place(SimpleMatrix.class))) {
            assertThat(run(loader, "check"), containsString("CORRECT []"));
        }
    }

    private static String run(ClassLoader loader, String method, String... arguments) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?>[] types = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
            return (String) Class.forName(IsolatedCheck.class.getName(), true, loader)
                    .getMethod(method, types)
                    .invoke(null, (Object[]) arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sees the core, its tests, the jars, and nothing else of this class path. */
    private static URLClassLoader loader(Path... jars) throws IOException {
        List<URL> places = new ArrayList<>();
        places.add(place(GradientChecker.class).toUri().toURL());
        places.add(place(IsolatedCheck.class).toUri().toURL());
        for (Path jar : jars) {
            places.add(jar.toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private Path oldJar(String name) throws IOException {
        return jar(name, OLD);
    }

    private Path jar(String name, Map<String, String> sources) throws IOException {
        Path classes = compile(sources);
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
        return jar;
    }

    private Path compile(Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>();
        Path classes = directory.resolve("classes");
        arguments.addAll(List.of("-proc:none", "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat("compiled", failed, is(0));
        return classes;
    }
}
