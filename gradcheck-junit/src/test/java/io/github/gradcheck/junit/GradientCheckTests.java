/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Scheme;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.AssertionFailedError;

class GradientCheckTests {

    @Test
    void correctGradientsPassOnceForEachDraw() {
        CheckRun.ofMethod(PassingTestCases.class, "arrays").assertPassed(3);
        CheckRun.ofMethod(PassingTestCases.class, "matrices").assertPassed(3);
        CheckRun.ofMethod(PassingTestCases.class, "fiveDraws").assertPassed(5);
    }

    @Test
    void aLayerIsCheckedThroughItsOutput() {
        CheckRun.ofMethod(PassingTestCases.class, "layer").assertPassed(3);
    }

    @Test
    void aWrongLayerFails() {
        CheckRun.ofMethod(FailingTestCases.class, "layer").failure(AssertionFailedError.class);
    }

    @Test
    void aWrongGradientFailsInEveryDraw() {
        assertThat(CheckRun.ofMethod(FailingTestCases.class, "doubled").thrown(), hasSize(3));
    }

    @Test
    void anInputIsCheckedWhereBackwardReturnsItsGradient() {
        AssertionFailedError failure =
                CheckRun.ofMethod(FailingTestCases.class, "input").failure(AssertionFailedError.class);
        assertThat(failure.getMessage(), containsString("x"));
    }

    @Test
    void otherParametersAreLeftToOtherExtensions() {
        CheckRun.ofMethod(PassingTestCases.class, "withTestInfo").assertPassed(1);
    }

    @Test
    void theAnnotationMayStandOnAnotherAnnotation() {
        CheckRun run = CheckRun.of(ComposedTestCases.class);
        run.assertPassed(1);
        assertEquals(List.of("draw 1, seed 42"), run.names());
    }

    @Test
    void nestedClassesAreChecked() {
        CheckRun.of(OuterTestCases.class).assertPassed(3);
    }

    @Test
    void inheritedMethodsAreChecked() {
        CheckRun.of(InheritingTestCases.class).assertPassed(3);
    }

    @Test
    void defaultMethodsOfInterfacesAreChecked() {
        CheckRun.of(ContractTestCases.class).assertPassed(3);
    }

    @Test
    void eachDrawGetsArraysOfItsOwn() {
        FreshArraysTestCases.SEEN.clear();
        CheckRun.of(FreshArraysTestCases.class).assertPassed(2);
        assertNotSame(FreshArraysTestCases.SEEN.get(0), FreshArraysTestCases.SEEN.get(1));
    }

    @Test
    void allParametersOfTypeGradientsAreTheSame() {
        CheckRun.ofMethod(PassingTestCases.class, "twice").assertPassed(1);
    }

    @Test
    void addedParametersAreChecked() {
        CheckRun.of(AddedParameterTestCases.class).assertPassed(3);
    }

    @Test
    void anAddedParameterNeedsAGradient() {
        AssertionFailedError failure = CheckRun.ofMethod(FailingTestCases.class, "addedWithoutGradient")
                .failure(AssertionFailedError.class);
        assertThat(failure.getMessage(), containsString("model.b"));
    }

    @Test
    void toleranceExcusesADifference() {
        CheckRun.ofMethod(SettingsTestCases.class, "tolerant").assertPassed(3);
        CheckRun.ofMethod(SettingsTestCases.class, "strict").failure(AssertionFailedError.class);
    }

    @Test
    void theClassicalMethodUsesItsThreshold() {
        CheckRun.ofMethod(SettingsTestCases.class, "classical").assertPassed(3);
        CheckRun.ofMethod(SettingsTestCases.class, "classicalLenient").assertPassed(1);
        CheckRun.ofMethod(SettingsTestCases.class, "classicalStrict").failure(AssertionFailedError.class);
    }

    @Test
    void theSchemeReachesTheChecker() {
        // The forward difference of a square at step 0.1 is off by 0.05: central passes, forward does not.
        CheckRun.ofMethod(SettingsTestCases.class, "wideCentral").assertPassed(1);
        CheckRun.ofMethod(SettingsTestCases.class, "wideForward").failure(AssertionFailedError.class);
    }

    @Test
    void theCoverageReachesTheChecker() {
        CheckRun.ofMethod(SettingsTestCases.class, "everyEntry").assertPassed(1);
        CheckRun.ofMethod(SettingsTestCases.class, "directions").assertPassed(1);
        assertTrue(SettingsTestCases.everyEntryCalls > 2 * 400);
        assertTrue(SettingsTestCases.directionsCalls < 400);
    }

    static class PassingTestCases {
        @GradientCheck
        void arrays(@Param(3) double[] w, @Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> loss(w, x)).match(() -> Map.of("w", Squares.backward(w)));
        }

        @GradientCheck
        void matrices(@Param({3, 2}) DMatrixRMaj W, @Input({2, 4}) DMatrixRMaj X, Gradients gradients) {
            gradients
                    .of(() -> CommonOps_DDRM.elementSum(CommonOps_DDRM.mult(W, X, null)))
                    .match(() -> {
                        DMatrixRMaj ones = new DMatrixRMaj(3, 4);
                        CommonOps_DDRM.fill(ones, 1);
                        return Map.of("dW", CommonOps_DDRM.multTransB(ones, X, null));
                    });
        }

        @GradientCheck(draws = 5)
        void fiveDraws(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck
        void layer(@Param({3, 2}) DMatrixRMaj W, @Input({2, 4}) DMatrixRMaj X, Gradients gradients) {
            gradients
                    .ofOutput(() -> CommonOps_DDRM.mult(W, X, null))
                    .match(dZ -> Map.of("W", CommonOps_DDRM.multTransB(dZ, X, null)));
        }

        @GradientCheck(draws = 1)
        void withTestInfo(TestInfo info, @Param(3) double[] w, Gradients gradients) {
            assertThat(info.getDisplayName(), containsString("draw 1"));
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 1)
        void twice(Gradients first, @Param(3) double[] w, Gradients second) {
            assertSame(first, second);
            second.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class FailingTestCases {
        @GradientCheck
        void doubled(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(draws = 1)
        void input(@Param(3) double[] w, @Input(2) double[] x, Gradients gradients) {
            gradients.of(() -> loss(w, x)).match(() -> Map.of("w", Squares.backward(w), "x", Squares.doubled(x)));
        }

        @GradientCheck(draws = 1)
        void layer(@Param(3) double[] w, Gradients gradients) {
            gradients.ofOutput(() -> w.clone()).match(Squares::doubled);
        }

        @GradientCheck(draws = 1)
        void addedWithoutGradient(@Param(3) double[] w, Gradients gradients) {
            double[] b = {1, 2};
            gradients.parameter("model", Map.of("b", b));
            gradients.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w)));
        }
    }

    static class SettingsTestCases {
        static int everyEntryCalls;
        static int directionsCalls;

        @GradientCheck(tolerance = 0.1)
        void tolerant(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> scaled(w, 1.01));
        }

        @GradientCheck(draws = 1)
        void strict(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> scaled(w, 1.01));
        }

        @GradientCheck(step = 1e-7)
        void classical(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 1, step = 1e-7, threshold = 0.1)
        void classicalLenient(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> scaled(w, 1.01));
        }

        @GradientCheck(draws = 1, step = 1e-7)
        void classicalStrict(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> scaled(w, 1.01));
        }

        @GradientCheck(draws = 1, step = 0.1)
        void wideCentral(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 1, step = 0.1, scheme = Scheme.FORWARD)
        void wideForward(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 1, coverage = Coverage.EVERY_ENTRY)
        void everyEntry(@Param(400) double[] w, Gradients gradients) {
            int[] calls = {0};
            gradients.of(() -> counted(calls, w)).match(() -> Squares.backward(w));
            everyEntryCalls = calls[0];
        }

        @GradientCheck(draws = 1, coverage = Coverage.DIRECTIONS)
        void directions(@Param(400) double[] w, Gradients gradients) {
            int[] calls = {0};
            gradients.of(() -> counted(calls, w)).match(() -> Squares.backward(w));
            directionsCalls = calls[0];
        }

        private static double counted(int[] calls, double[] w) {
            calls[0]++;
            return loss(w);
        }

        private static double[] scaled(double[] w, double factor) {
            double[] gradient = Squares.backward(w);
            gradient[0] *= factor;
            return gradient;
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @GradientCheck(seeds = 42)
    @interface QuickCheck {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Param(3)
    @interface Weights {}

    static class ComposedTestCases {
        @QuickCheck
        void composed(@Weights double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Map.of("w", Squares.backward(w)));
        }
    }

    static class OuterTestCases {
        @Nested
        class Inner {
            @GradientCheck
            void nested(@Param(3) double[] w, Gradients gradients) {
                gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
            }
        }
    }

    abstract static class BaseTestCases {
        @GradientCheck
        void inherited(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class InheritingTestCases extends BaseTestCases {}

    interface Contract {
        double[] backward(double[] w);

        @GradientCheck
        default void contract(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> backward(w));
        }
    }

    static class ContractTestCases implements Contract {
        @Override
        public double[] backward(double[] w) {
            return Squares.backward(w);
        }
    }

    static class FreshArraysTestCases {
        static final List<double[]> SEEN = new ArrayList<>();

        @GradientCheck(draws = 2)
        void fresh(@Param(3) double[] w, Gradients gradients) {
            SEEN.add(w);
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class AddedParameterTestCases {
        @SuppressWarnings("ArrayRecordComponent")
        record Layer(double[] W, double[] b) {}

        @GradientCheck(draws = 1)
        void array(Gradients gradients) {
            double[] w = {1, 2};
            gradients.parameter("w", w).of(() -> loss(w)).match(() -> Map.of("w", Squares.backward(w)));
        }

        @GradientCheck(draws = 1)
        void listOfRecords(Gradients gradients) {
            Layer layer = new Layer(new double[] {1, 2}, new double[] {3});
            gradients.parameter("layers", List.of(layer));
            gradients
                    .of(() -> loss(layer.W(), layer.b()))
                    .match(() -> Map.of(
                            "layers", List.of(new Layer(Squares.backward(layer.W()), Squares.backward(layer.b())))));
        }

        @GradientCheck(draws = 1)
        void laterArrayOfTheSameName(Gradients gradients) {
            for (int epoch = 0; epoch < 2; epoch++) {
                double[] w = {epoch + 1.0, 2};
                gradients.parameter("w", w);
                gradients.of(() -> loss(w)).match(() -> Map.of("w", Squares.backward(w)));
            }
        }
    }
}
