/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users of the core can touch. A type that is not listed here stays package-private or goes under
 * {@code internal}.
 */
class PublicTypesTests {
    private static final String ROOT = "io.github.gradcheck.core";

    private static final Set<String> EXPECTED = Set.of(
            ROOT + ".Cause",
            ROOT + ".CheckInterruptedException",
            ROOT + ".Coverage",
            ROOT + ".Diagnosis",
            ROOT + ".EntryGradients",
            ROOT + ".EntryReport",
            ROOT + ".GradientCheckException",
            ROOT + ".GradientChecker",
            ROOT + ".GradientReport",
            ROOT + ".KeyReport",
            ROOT + ".Progress",
            ROOT + ".Scheme",
            ROOT + ".StepCurve",
            ROOT + ".StepReport",
            ROOT + ".Verdict",
            ROOT + ".parameters.ArrayAdapter",
            ROOT + ".parameters.Block",
            ROOT + ".parameters.Entries",
            ROOT + ".parameters.Parameters",
            ROOT + ".parameters.Shape",
            ROOT + ".sampling.Values");

    private static final List<JavaClass> FRONT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT).stream()
                    .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"))
                    .toList();

    @Test
    void aPublicTypeIsADecision() {
        Set<String> found = FRONT.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found, is(new TreeSet<>(EXPECTED)));
    }

    @Test
    void everyPublicTypeSaysSinceWhen() throws IOException {
        for (String type : EXPECTED) {
            Path source = Path.of("src/main/java", type.replace('.', '/') + ".java");
            assertThat(type, Files.readString(source), containsString(" * @since "));
        }
    }

    @Test
    void everyPackageOfTheFrontIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = FRONT.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            Class<?> info = Class.forName(name + ".package-info");
            assertThat(name, info.isAnnotationPresent(NullMarked.class), is(true));
        }
    }

    /** Users read what a check found out; nobody but a check makes it. */
    @ParameterizedTest
    @ValueSource(classes = {GradientReport.class, KeyReport.class, EntryGradients.class, Diagnosis.class})
    void whatACheckFindsOutHasNoPublicConstructor(Class<?> type) {
        assertThat(List.<Constructor<?>>of(type.getConstructors()), is(List.of()));
    }
}
