/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.gradcheck.junit", "io.github.gradcheck.hamcrest");

    @Test
    void theRoomsOfTheCoreThatMeasureAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.gradcheck.core.internal.numerics..",
                        "io.github.gradcheck.core.internal.directions..",
                        "io.github.gradcheck.core.internal.evaluation..",
                        "io.github.gradcheck.core.internal.claims..",
                        "io.github.gradcheck.core.internal.comparison..",
                        "io.github.gradcheck.core.internal.diagnosis..")
                .check(CLASSES);
    }

    @Test
    void theExtensionWorksWithoutHamcrest() {
        noClasses()
                .that()
                .resideInAPackage("io.github.gradcheck.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.gradcheck.hamcrest", "org.hamcrest..")
                .check(CLASSES);
    }

    @Test
    void theMatchersWorkWithoutJUnit() {
        noClasses()
                .that()
                .resideInAPackage("io.github.gradcheck.hamcrest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.gradcheck.junit", "org.junit..", "org.opentest4j..")
                .check(CLASSES);
    }

    @Test
    void theExtensionWorksWithoutParameterizedTests() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit.jupiter.params..", "org.junit.jupiter.engine..")
                .check(CLASSES);
    }
}
