/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What users of the extension can touch. A type that is not listed here stays package-private or goes under
 * {@code internal}.
 */
class PublicTypesTests {
    private static final String JUNIT = "io.github.gradcheck.junit";
    private static final String HAMCREST = "io.github.gradcheck.hamcrest";

    private static final Set<String> EXPECTED = Set.of(
            JUNIT + ".ForKeys",
            JUNIT + ".GradientCheck",
            JUNIT + ".Gradients",
            JUNIT + ".Input",
            JUNIT + ".KeyTests",
            JUNIT + ".Param",
            JUNIT + ".Vacuous",
            HAMCREST + ".GradientMatchers");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(JUNIT, HAMCREST);

    @Test
    void aPublicTypeIsADecision() {
        Set<String> found = CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith(JUNIT + ".internal"))
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
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            Class<?> info = Class.forName(name + ".package-info");
            assertThat(name, info.isAnnotationPresent(NullMarked.class), is(true));
        }
    }
}
