/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Scheme;
import io.github.gradcheck.core.sampling.Values;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadDeclarationTests {

    @Test
    void anArrayNeedsAShape() {
        assertMistake(
                "withoutShape",
                "parameter `w` (double[]): @Param has no shape; write @Param(5) for five entries, "
                        + "or @Param({5, 4}) for five rows and four columns");
    }

    @Test
    void lengthsArePositive() {
        assertMistake("zeroLength", "parameter `W` (DMatrixRMaj): the shape {5, 0} has a length that is not positive");
        assertMistake("negativeLength", "parameter `w` (double[]): the shape {-1} has a length that is not positive");
    }

    @Test
    void shapesFitIntoAnArray() {
        assertMistake("hugeShape", "the shape {100000, 100000} has more entries than an array can hold");
    }

    @Test
    void theShapeFitsTheType() {
        assertMistake("wrongRank", "parameter `w` (double[]): a double[] has one dimension, {length}");
        assertMistake("wrongMatrixRank", "parameter `W` (DMatrixRMaj): a DMatrixRMaj has two dimensions");
        assertMistake("wrongLabelRank", "parameter `labels` (int[]): an int[] has one dimension, {length}");
    }

    @Test
    void theTypeIsKnown() {
        assertMistake("unknownType", "parameter `text` (String): cannot view a String; known are double[], double[][]");
    }

    @Test
    void numbersCannotBeDrawn() {
        assertMistake(
                "number", "parameter `theta` (double): a number cannot be moved in place; use @Param(1) double[]");
        assertMistake("boxed", "parameter `theta` (Double): a number cannot be moved in place; use @Param(1) double[]");
    }

    @Test
    void labelsAreInputs() {
        assertMistake("labelsAsParameter", "parameter `labels` (int[]): whole numbers have no gradient; use @Input");
    }

    @Test
    void labelsAreWhole() {
        assertMistake("fractionalLabels", "@Input: values = NORMAL does not give whole numbers; use INTEGER, BINARY");
    }

    @Test
    void oneAnnotationIsEnough() {
        assertMistake("both", "parameter `w` (double[]): it has both @Param and @Input; keep one");
    }

    @Test
    void rangesAreNotEmpty() {
        assertMistake(
                "emptyRange", "parameter `x` (double[]): @Input: min must be below max, but they are 2.0 and 1.0");
    }

    @Test
    void deviationsArePositive() {
        assertMistake("zeroDeviation", "parameter `w` (double[]): @Param: std must be positive and finite, but is 0.0");
        assertMistake("negativeDeviation", "std must be positive and finite, but is -1.0");
    }

    @Test
    void attributesWithoutEffectAreNamed() {
        assertMistake("deviationOfRange", "@Param: std has no effect for values = UNIFORM; drop it");
        assertMistake("rangeOfNormal", "@Param: min and max have no effect for values = NORMAL; drop them");
        assertMistake("deviationAndRange", "@Param: min and max have no effect for values = NORMAL; drop them");
    }

    @Test
    void keysAreDifferent() {
        assertMistake("sameKeys", "two parameters have the key `w`; give one of them another with key = ");
    }

    @Test
    void gradientsAreNeeded() {
        assertMistake(
                "withoutGradients",
                "it takes no Gradients, so that nothing can be compared; add a parameter `Gradients gradients`");
    }

    @Test
    void drawsArePositive() {
        assertMistake("noDraws", "@GradientCheck: draws must be at least 1, but is 0");
    }

    @Test
    void drawsAndSeedsExcludeEachOther() {
        String either = "@GradientCheck: set either draws or seeds: there is one draw for each seed";
        assertMistake("drawsAndSeeds", either);
        assertMistake("usualDrawsAndSeeds", either);
    }

    @Test
    void seedsAreDifferent() {
        assertMistake("seedTwice", "@GradientCheck: seeds has a seed twice: [7, 7]");
    }

    @Test
    void tolerancesStepsAndThresholdsArePositive() {
        assertMistake("zeroTolerance", "@GradientCheck: tolerance must be positive and finite, but is 0.0");
        assertMistake("negativeStep", "@GradientCheck: step must be positive and finite, but is -1.0E-7");
        assertMistake("infiniteStep", "@GradientCheck: step must be positive and finite, but is Infinity");
        assertMistake("zeroThreshold", "@GradientCheck: threshold must be positive and finite, but is 0.0");
    }

    @Test
    void theClassicalMethodHasItsOwnAttributes() {
        assertMistake("schemeWithoutStep", "@GradientCheck: scheme has no effect without step");
        assertMistake("thresholdWithoutStep", "@GradientCheck: threshold has no effect without step");
        assertMistake("toleranceWithStep", "@GradientCheck: tolerance has no effect with step: set threshold instead");
        assertMistake("directionsWithStep", "@GradientCheck: coverage DIRECTIONS has no effect with step");
    }

    @Test
    void whatIsWrittenIsSetAlsoIfItIsTheDefault() {
        assertMistake("usualSchemeWithoutStep", "@GradientCheck: scheme has no effect without step");
        assertMistake("usualThresholdWithoutStep", "@GradientCheck: threshold has no effect without step");
        assertMistake("usualToleranceWithStep", "@GradientCheck: tolerance has no effect with step");
    }

    @Test
    void choicesAreSingle() {
        assertMistake("twoCoverages", "@GradientCheck: coverage takes one value, but has [AUTO, DIRECTIONS]");
        assertMistake("twoSchemes", "@GradientCheck: scheme takes one value, but has [CENTRAL, FORWARD]");
        assertMistake("bothParallel", "@GradientCheck: parallel takes one value, but has [true, false]");
    }

    @Test
    void anArrayNeedsAnAnnotation() {
        assertUnresolved(
                "withoutAnnotation", "parameter `W` (DMatrixRMaj): it has neither @Param nor @Input; write @Param(");
    }

    @Test
    void twoResolversAreNamed() {
        assertUnresolved(
                "twoResolvers",
                "parameter `w` (double[]): two extensions want to supply it, @GradientCheck and another; remove");
    }

    @Test
    void aParameterThatNobodySuppliesIsLeftToJUnit() {
        ParameterResolutionException complaint =
                CheckRun.ofMethod(BadTestCases.class, "unknownParameter").failure(ParameterResolutionException.class);
        assertThat(complaint.getMessage(), startsWith("No ParameterResolver registered for parameter"));
    }

    @Test
    void namesMustBeReadable() {
        Class<?> compiled = SourceWithoutParameterNames.compile("Unnamed", """
                import io.github.gradcheck.junit.*;
                class Unnamed {
                    @GradientCheck
                    void check(@Param(3) double[] w, Gradients gradients) {}
                }
                """);
        String message = CheckRun.of(compiled)
                .failure(ExtensionConfigurationException.class)
                .getMessage();
        assertEquals(
                "Unnamed.check: parameter `arg0` (double[]): its name cannot be read from the class file. "
                        + "Compile with -parameters (Maven: the property maven.compiler.parameters=true), "
                        + "or write key = \"W\" in its annotation",
                message);
    }

    @Test
    void aKeyStandsInForAnUnreadableName() {
        Class<?> compiled = SourceWithoutParameterNames.compile("Keyed", """
                import io.github.gradcheck.junit.*;
                class Keyed {
                    @GradientCheck
                    void check(@Param(value = 1, key = "w") double[] w, Gradients gradients) {
                        gradients.of(() -> w[0] * w[0] / 2).match(() -> java.util.Map.of("w", w.clone()));
                    }
                }
                """);
        CheckRun.of(compiled).assertPassed(3);
    }

    @Test
    void otherTestAnnotationsAreNamed() {
        assertConflict(TestBesideTestCase.class, "@Test");
        assertConflict(RepeatedBesideTestCase.class, "@RepeatedTest");
        assertConflict(ParameterizedBesideTestCase.class, "@ParameterizedTest");
        assertConflict(ParameterizedFirstTestCase.class, "@ParameterizedTest");
        assertConflict(ParameterizedWithoutSourceTestCase.class, "@ParameterizedTest");
    }

    @Test
    void methodsThatJUnitPassesOverAreNamed() {
        assertSilent(PrivateSiblingTestCases.class, "hidden");
        assertSilent(StaticSiblingTestCases.class, "shared");
        assertSilent(ReturningSiblingTestCases.class, "returning");
    }

    private static void assertMistake(String method, String text) {
        ExtensionConfigurationException mistake =
                CheckRun.ofMethod(BadTestCases.class, method).failure(ExtensionConfigurationException.class);
        assertThat(mistake.getMessage(), startsWith("BadDeclarationTests.BadTestCases." + method + ": "));
        assertThat(mistake.getMessage(), containsString(text));
        assertEquals(0, mistake.getStackTrace().length, "no frame of ours");
        assertFalse(mistake.getMessage().matches("(?s).*[<>].*"), mistake.getMessage());
    }

    private static void assertUnresolved(String method, String text) {
        ParameterResolutionException complaint =
                CheckRun.ofMethod(BadTestCases.class, method).failure(ParameterResolutionException.class);
        assertThat(complaint.getMessage(), startsWith("BadDeclarationTests.BadTestCases." + method + ": "));
        assertThat(complaint.getMessage(), containsString(text));
    }

    private static void assertConflict(Class<?> testCase, String annotation) {
        List<Throwable> thrown = CheckRun.of(testCase).thrown();
        assertFalse(thrown.isEmpty());
        Matcher<String> names = allOf(
                startsWith("BadDeclarationTests." + testCase.getSimpleName() + ".check: "),
                containsString("@GradientCheck cannot be combined with " + annotation));
        assertThat(thrown, everyItem(instanceOf(ExtensionConfigurationException.class)));
        assertThat(thrown.stream().map(Throwable::getMessage).toList(), everyItem(names));
    }

    private static void assertSilent(Class<?> testCases, String method) {
        String message = CheckRun.ofMethod(testCases, "check")
                .failure(ExtensionConfigurationException.class)
                .getMessage();
        assertEquals(
                "BadDeclarationTests." + testCases.getSimpleName() + "." + method
                        + ": JUnit does not run this method. "
                        + "A @GradientCheck method must not be private or static, and must be void",
                message);
    }

    static class BadTestCases {
        @GradientCheck
        void withoutShape(@Param double[] w, Gradients gradients) {}

        @GradientCheck
        void zeroLength(@Param({5, 0}) DMatrixRMaj W, Gradients gradients) {}

        @GradientCheck
        void negativeLength(@Param(-1) double[] w, Gradients gradients) {}

        @GradientCheck
        void hugeShape(@Param({100_000, 100_000}) DMatrixRMaj W, Gradients gradients) {}

        @GradientCheck
        void wrongRank(@Param({2, 3}) double[] w, Gradients gradients) {}

        @GradientCheck
        void wrongMatrixRank(@Param({2, 3, 4}) DMatrixRMaj W, Gradients gradients) {}

        @GradientCheck
        void wrongLabelRank(@Input({2, 3}) int[] labels, Gradients gradients) {}

        @GradientCheck
        void unknownType(@Param(3) String text, Gradients gradients) {}

        @GradientCheck
        void number(@Param(1) double theta, Gradients gradients) {}

        @GradientCheck
        void boxed(@Param(1) Double theta, Gradients gradients) {}

        @GradientCheck
        void labelsAsParameter(@Param(3) int[] labels, Gradients gradients) {}

        @GradientCheck
        void fractionalLabels(@Input(value = 3, values = Values.NORMAL) int[] labels, Gradients gradients) {}

        @GradientCheck
        void both(@Param(3) @Input(3) double[] w, Gradients gradients) {}

        @GradientCheck
        void emptyRange(@Input(value = 3, min = 2) double[] x, Gradients gradients) {}

        @GradientCheck
        void zeroDeviation(@Param(value = 3, std = 0) double[] w, Gradients gradients) {}

        @GradientCheck
        void negativeDeviation(@Param(value = 3, std = -1) double[] w, Gradients gradients) {}

        @GradientCheck
        void deviationOfRange(@Param(value = 3, values = Values.UNIFORM, std = 1) double[] w, Gradients gradients) {}

        @GradientCheck
        void rangeOfNormal(@Param(value = 3, values = Values.NORMAL, max = 1) double[] w, Gradients gradients) {}

        @GradientCheck
        void deviationAndRange(@Param(value = 3, std = 1, max = 1) double[] w, Gradients gradients) {}

        @GradientCheck
        void sameKeys(@Param(3) double[] w, @Input(value = 3, key = "w") double[] x, Gradients gradients) {}

        @GradientCheck
        void withoutGradients(@Param(3) double[] w) {}

        @GradientCheck(draws = 0)
        void noDraws(Gradients gradients) {}

        @GradientCheck(draws = 2, seeds = 7)
        void drawsAndSeeds(Gradients gradients) {}

        @GradientCheck(draws = 3, seeds = 7)
        void usualDrawsAndSeeds(Gradients gradients) {}

        @GradientCheck(seeds = {7, 7})
        void seedTwice(Gradients gradients) {}

        @GradientCheck(tolerance = 0)
        void zeroTolerance(Gradients gradients) {}

        @GradientCheck(step = -1e-7)
        void negativeStep(Gradients gradients) {}

        @GradientCheck(step = Double.POSITIVE_INFINITY)
        void infiniteStep(Gradients gradients) {}

        @GradientCheck(step = 1e-7, threshold = 0)
        void zeroThreshold(Gradients gradients) {}

        @GradientCheck(scheme = Scheme.FORWARD)
        void schemeWithoutStep(Gradients gradients) {}

        @GradientCheck(threshold = 1e-3)
        void thresholdWithoutStep(Gradients gradients) {}

        @GradientCheck(step = 1e-7, tolerance = 1e-3)
        void toleranceWithStep(Gradients gradients) {}

        @GradientCheck(step = 1e-7, coverage = Coverage.DIRECTIONS)
        void directionsWithStep(Gradients gradients) {}

        @GradientCheck(scheme = Scheme.CENTRAL)
        void usualSchemeWithoutStep(Gradients gradients) {}

        @GradientCheck(threshold = 2e-7)
        void usualThresholdWithoutStep(Gradients gradients) {}

        @GradientCheck(step = 1e-7, tolerance = 1e-6)
        void usualToleranceWithStep(Gradients gradients) {}

        @GradientCheck(coverage = {Coverage.AUTO, Coverage.DIRECTIONS})
        void twoCoverages(Gradients gradients) {}

        @GradientCheck(
                step = 1e-7,
                scheme = {Scheme.CENTRAL, Scheme.FORWARD})
        void twoSchemes(Gradients gradients) {}

        @GradientCheck(parallel = {true, false})
        void bothParallel(Gradients gradients) {}

        @GradientCheck(draws = 1)
        void withoutAnnotation(Gradients gradients, DMatrixRMaj W) {}

        @GradientCheck(draws = 1)
        @ExtendWith(OtherResolver.class)
        void twoResolvers(@Param(3) double[] w, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void unknownParameter(Thread thread, Gradients gradients) {}
    }

    static class OtherResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == double[].class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new double[3];
        }
    }

    static class TestBesideTestCase {
        @Test
        @GradientCheck
        void check(@Param(3) double[] w, Gradients gradients) {}
    }

    static class RepeatedBesideTestCase {
        @RepeatedTest(2)
        @GradientCheck
        void check(@Param(3) double[] w, Gradients gradients) {}
    }

    static class ParameterizedBesideTestCase {
        @GradientCheck
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void check(@Param(3) double[] w, Gradients gradients) {}
    }

    static class ParameterizedFirstTestCase {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @GradientCheck
        void check(@Param(3) double[] w, Gradients gradients) {}
    }

    static class ParameterizedWithoutSourceTestCase {
        @ParameterizedTest
        @GradientCheck
        void check(@Param(3) double[] w, Gradients gradients) {}
    }

    static class PrivateSiblingTestCases {
        @GradientCheck(draws = 1)
        void check(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // just as JUnit sees it
        private void hidden(@Param(3) double[] w, Gradients gradients) {}
    }

    static class StaticSiblingTestCases {
        @GradientCheck(draws = 1)
        void check(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck
        static void shared(@Param(3) double[] w, Gradients gradients) {}
    }

    static class ReturningSiblingTestCases {
        @GradientCheck(draws = 1)
        void check(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck
        double returning(@Param(3) double[] w, Gradients gradients) {
            return loss(w);
        }
    }
}
