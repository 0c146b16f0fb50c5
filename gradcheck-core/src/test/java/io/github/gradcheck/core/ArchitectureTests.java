package io.github.gradcheck.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the core point one way; each test says from where to where none goes. */
class ArchitectureTests {
    private static final String ROOT = "io.github.gradcheck.core";
    private static final Set<String> ROOMS =
            Set.of("parameters", "sampling", "differentiation", "comparison", "diagnosis", "report");
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyRoomIsKnownHere() {
        Set<String> found = CORE.getPackage(ROOT).getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .collect(Collectors.toSet());
        found.removeAll(ROOMS);
        assertThat("rooms without a rule", found, is(Set.of()));
    }

    @Test
    void coreKnowsOnlyJavaEjmlAndNullnessAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.ejml..", "org.jspecify.annotations..", ROOT + ".."))
                .check(CORE);
    }

    @Test
    void parametersUseNoOtherRoom() {
        mayUse("parameters");
    }

    @Test
    void samplingUsesParametersOnly() {
        mayUse("sampling", "parameters");
    }

    @Test
    void differentiationUsesParametersAndSamplingOnly() {
        mayUse("differentiation", "parameters", "sampling");
    }

    @Test
    void comparisonUsesDifferentiationAndWhatIsBelowIt() {
        mayUse("comparison", "differentiation", "parameters", "sampling");
    }

    @Test
    void diagnosisUsesComparisonAndWhatIsBelowIt() {
        mayUse("diagnosis", "comparison", "differentiation", "parameters", "sampling");
    }

    @Test
    void reportIsUsedByTheFrontDoorOnly() {
        noClasses()
                .that(resideOutsideOfPackages(ROOT, ROOT + ".report"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".report.."))
                .check(CORE);
    }

    @Test
    void reportReadsResultsAndMeasuresNothing() {
        noClasses()
                .that(resideInAPackage(ROOT + ".report.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + ".differentiation..", ROOT + ".comparison..", ROOT + ".sampling.."))
                .check(CORE);
    }

    @Test
    void roomsBelowTheFrontDoorFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    private static void mayUse(String room, String... below) {
        Set<String> allowed =
                Set.of(below).stream().map(name -> ROOT + "." + name).collect(Collectors.toSet());
        allowed.add(ROOT + "." + room);
        noClasses()
                .that(resideInAPackage(ROOT + "." + room + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                .allowEmptyShould(true)
                .check(CORE);
    }
}
