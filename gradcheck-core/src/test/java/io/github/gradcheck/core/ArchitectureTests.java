/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the rooms of the core point one way.
 *
 * <p>Two packages of the front have two rooms each, because users find there what the rooms below share with them. In
 * the root, the words are what results are made of (verdicts, reports, exceptions), and the door is what carries a
 * check out. Of the parameters, a block is one array with its key and shape, and {@code Parameters} are the structures
 * of them that users hand in.
 */
class ArchitectureTests {
    private static final String ROOT = "io.github.gradcheck.core";
    private static final String INTERNAL = ROOT + ".internal.";

    /** What carries a check out; all else of the root package is words. */
    private static final Set<String> DOOR = Set.of(
            "ApproximationRemark",
            "BackwardRepeats",
            "Baseline",
            "DomainRemarks",
            "FirstOutput",
            "ToleranceRemark",
            "Repeated",
            "SlopesOfOutputs",
            "Preparation",
            "GradientChecker",
            "Check",
            "Comparisons",
            "Causes",
            "Preflight",
            "ProgressTracker",
            "Settings",
            "Option",
            "Limits",
            "TextAndHtml",
            "Unmatched",
            "Verdicts",
            "JacobianCheck",
            "OutputCheck",
            "OutputReports",
            "TangentCheck",
            "HessianCheck",
            "VectorProduct",
            "Unchanged",
            "GradientBuffers",
            "OneCall",
            "ElementwiseCheck",
            "ExpectationCheck",
            "LayerCheck");

    /** Each room with those that it may use. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("blocks", List.of()),
            Map.entry("values", List.of()),
            Map.entry("numerics", List.of()),
            Map.entry("words", List.of("blocks")),
            Map.entry("structure", List.of("blocks", "words")),
            Map.entry("parameters", List.of("blocks", "structure")),
            Map.entry("sampling", List.of("blocks", "values")),
            Map.entry("claims", List.of("blocks", "parameters", "structure", "sampling", "words")),
            Map.entry("evaluation", List.of("blocks", "parameters", "structure", "claims", "numerics", "words")),
            Map.entry("directions", List.of("blocks", "parameters", "sampling", "evaluation", "numerics", "claims")),
            Map.entry(
                    "comparison",
                    List.of("blocks", "sampling", "directions", "evaluation", "claims", "numerics", "words")),
            Map.entry(
                    "diagnosis",
                    List.of(
                            "blocks",
                            "parameters",
                            "comparison",
                            "directions",
                            "evaluation",
                            "claims",
                            "numerics",
                            "words")),
            Map.entry("report", List.of("blocks", "words")));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void coreKnowsOnlyJavaEjmlAndNullnessAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.ejml..", "org.jspecify.annotations..", ROOT + ".."))
                .check(CORE);
    }

    @Test
    void everyRoomHasItsArrows() {
        Set<String> rooms = CORE.stream().map(ArchitectureTests::room).collect(Collectors.toSet());
        rooms.removeAll(ARROWS.keySet());
        assertThat("rooms without a rule", rooms, is(Set.of("door")));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyThoseBelowIt(String room) {
        Set<String> allowed = Set.copyOf(ARROWS.get(room));
        classes()
                .that(areIn(Set.of(room)))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackages(ROOT + "..").or(areIn(allowed)).or(areIn(Set.of(room))))
                .because(room + " may use " + allowed)
                .check(CORE);
    }

    static Set<String> rooms() {
        return ARROWS.keySet();
    }

    @Test
    void theNumericsCanBeReadAlone() {
        classes()
                .that(resideInAPackage(INTERNAL + "numerics"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify.annotations..", INTERNAL + "numerics"))
                .check(CORE);
    }

    @Test
    void theDoorIncludedTheRoomsFormNoCircle() {
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(CORE);
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
        return DescribedPredicate.describe(
                "are in " + rooms, type -> type.getPackageName().startsWith(ROOT) && rooms.contains(room(type)));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        String topLevel = type.getName().substring(name.length() + 1).split("\\$", 2)[0];
        if (name.equals(ROOT)) {
            return DOOR.contains(topLevel) ? "door" : "words";
        } else if (name.equals(ROOT + ".parameters")) {
            return topLevel.equals("Parameters") ? "parameters" : "blocks";
        } else if (name.equals(ROOT + ".sampling")) {
            return "values";
        }
        return Arrays.stream(name.substring(INTERNAL.length()).split("\\."))
                .findFirst()
                .orElseThrow();
    }

    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the rooms of the core";
        }
    }
}
