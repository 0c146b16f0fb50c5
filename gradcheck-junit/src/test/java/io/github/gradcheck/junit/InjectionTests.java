/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What constructors and methods before the test get from the draw, and generic declarations. */
class InjectionTests {

    @Test
    void aConstructorGetsLiveArraysOfTheDraw() {
        CheckRun.ofMethod(ConstructorTestCases.class, "right").assertPassed(3);
        List<Throwable> failures =
                CheckRun.ofMethod(ConstructorTestCases.class, "wrong").thrown();
        assertEquals(3, failures.size());
        assertThat(failures.get(0).getMessage(), startsWith("gradient of b is 2 times too big"));
    }

    @Test
    void theTestNeedNotTakeGradientsThen() {
        CheckRun.ofMethod(ConstructorTestCases.class, "withoutGradients").assertPassed(3);
        CheckRun.ofMethod(ConstructorTestCases.class, "comparesNothing")
                .thrown()
                .forEach(failure -> assertThat(
                        failure.getMessage(),
                        containsString("gradients.of(...) was never called: nothing was compared")));
    }

    @Test
    void aMethodBeforeTheTestGetsThemToo() {
        CheckRun.of(BeforeEachTestCases.class).assertPassed(2);
    }

    @Test
    void anArrayOfTheSameNameIsTheSame() {
        CheckRun.ofMethod(SameNameTestCases.class, "same").assertPassed(1);
        assertThat(
                CheckRun.ofMethod(SameNameTestCases.class, "another")
                        .failure(ParameterResolutionException.class)
                        .getMessage(),
                containsString("parameter `w` of prepare (double[]): `w` is declared twice and not in the same way"));
    }

    @Test
    void valuesAreThoseOfTheirNameWhereverTheyAreDeclared() {
        CheckRun.of(BeforeEachTestCases.class, Map.of("gradcheck.seed", "5")).assertPassed(1);
        CheckRun.ofMethod(PlainTestCases.class, "plain").assertPassed(1);
        assertEquals(PlainTestCases.first, BeforeEachTestCases.first);
    }

    @Test
    void generatorsDifferFromPlaceToPlaceAndRepeatWithTheSeed() {
        RandomTestCases.SEEN.clear();
        CheckRun.of(RandomTestCases.class).assertPassed(2);
        assertEquals(8, RandomTestCases.SEEN.stream().distinct().count());
        List<Double> once = List.copyOf(RandomTestCases.SEEN);
        RandomTestCases.SEEN.clear();
        CheckRun.of(RandomTestCases.class).assertPassed(2);
        assertEquals(once, RandomTestCases.SEEN);
    }

    @Test
    void nestedClassesGetThoseOfTheClassesAroundThem() {
        CheckRun.of(OuterTestCases.class).assertPassed(1);
    }

    @Test
    void theConstructorOfAClassAroundThemGetsNoneAndTheErrorNamesTheRemedy() {
        for (Class<?> outer : List.of(OuterConstructorTestCases.class, OuterGradientsTestCases.class)) {
            assertThat(
                    CheckRun.of(outer)
                            .failure(ExtensionConfigurationException.class)
                            .getMessage(),
                    allOf(
                            containsString(
                                    "Inner.waits: the constructor of " + outer.getSimpleName() + " cannot take `"),
                            containsString("Take it in a method with @BeforeEach, or in the test")));
        }
    }

    @Test
    void oneInstanceForAllDrawsHasNoConstructorOfADraw() {
        CheckRun.of(OneInstanceTestCases.class).assertPassed(2);
    }

    @Test
    void aContractMayLeaveTheTypeOpen() {
        CheckRun.of(ArraysContractTestCases.class).assertPassed(2);
        CheckRun.of(FloatsContractTestCases.class).assertPassed(2);
        assertThat(
                CheckRun.of(WrongContractTestCases.class).thrown().get(0).getMessage(),
                startsWith("gradient of w is 2 times too big"));
    }

    @Test
    void aRecordMayLeaveTheTypeOpen() {
        CheckRun.of(GenericRecordTestCases.class).assertPassed(1);
    }

    @Test
    void annotationsMayStandOnAnnotations() {
        CheckRun run = CheckRun.of(MetaTestCases.class);
        assertEquals(List.of("draw 1, seed 4", "draw 2, seed 6"), run.names());
        run.assertPassed(2);
    }

    static class ConstructorTestCases {
        private final double[] b;
        private final Gradients shared;

        ConstructorTestCases(@Param(4) double[] b, Gradients gradients) {
            this.b = b;
            this.shared = gradients;
        }

        @GradientCheck
        void right(@Param(3) double[] w, Gradients gradients) {
            assertSame(shared, gradients);
            gradients.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w), "b", Squares.backward(b)));
        }

        @GradientCheck
        void wrong(@Param(3) double[] w, Gradients gradients) {
            double[] before = b.clone();
            try {
                gradients.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w), "b", Squares.doubled(b)));
            } finally {
                assertEquals(List.of(before[0], before[3]), List.of(b[0], b[3]));
            }
        }

        @GradientCheck
        void withoutGradients(@Param(3) double[] w) {
            shared.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w), "b", Squares.backward(b)));
        }

        @GradientCheck
        void comparesNothing(@Param(3) double[] w) {}
    }

    static class BeforeEachTestCases {
        static double first;
        private double[] w;

        @BeforeEach
        void prepare(@Param(3) double[] w, @Input(2) double[] x) {
            assertEquals(2, x.length);
            first = w[0];
            this.w = w;
        }

        @GradientCheck(draws = 2)
        void right(Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class PlainTestCases {
        static double first;

        @GradientCheck(seeds = 5)
        void plain(@Param(3) double[] w, Gradients gradients) {
            first = w[0];
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class SameNameTestCases {
        private double[] before;

        @BeforeEach
        void prepare(@Param(3) double[] w) {
            before = w;
        }

        @GradientCheck(seeds = 5)
        void same(@Param(3) double[] w, Gradients gradients) {
            assertSame(before, w);
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void another(@Param(4) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class RandomTestCases {
        static final List<Double> SEEN = new ArrayList<>();

        RandomTestCases(RandomGenerator random) {
            SEEN.add(random.nextDouble());
        }

        @BeforeEach
        void prepare(RandomGenerator random, Random old) {
            SEEN.add(random.nextDouble());
            SEEN.add(old.nextDouble());
        }

        @GradientCheck(draws = 2)
        void right(@Param(3) double[] w, RandomGenerator random, Gradients gradients) {
            SEEN.add(random.nextDouble());
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class OuterTestCases {
        private double[] outer;

        // The constructor of the class around belongs to no draw: JUnit calls it elsewhere.
        @BeforeEach
        void prepare(@Param(2) double[] outer) {
            this.outer = outer;
        }

        @Nested
        class Inner {
            private final double[] inner;
            private final Gradients gradients;

            Inner(@Param(3) double[] inner, Gradients gradients) {
                this.inner = inner;
                this.gradients = gradients;
            }

            @GradientCheck(draws = 1)
            void both() {
                assertNotSame(outer, inner);
                gradients
                        .of(() -> loss(outer, inner))
                        .match(() -> Map.of("outer", Squares.backward(outer), "inner", Squares.backward(inner)));
            }
        }
    }

    static class OuterConstructorTestCases {
        OuterConstructorTestCases(@Param(2) double[] w) {}

        @Nested
        class Inner {
            @GradientCheck
            void waits(Gradients gradients) {}
        }
    }

    static class OuterGradientsTestCases {
        OuterGradientsTestCases(Gradients gradients) {}

        @Nested
        class Inner {
            @GradientCheck
            void waits(@Param(2) double[] w, Gradients gradients) {}
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCases {
        private double[] w;
        private double last;

        @BeforeEach
        void prepare(@Param(3) double[] w) {
            this.w = w;
        }

        @GradientCheck(draws = 2)
        void right(Gradients gradients) {
            assertNotEquals(last, w[0]);
            last = w[0];
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    interface Contract<T> {
        double value(T w);

        Object gradient(T w);

        @GradientCheck(draws = 2)
        default void holds(@Param(3) T w, Gradients gradients) {
            gradients.of(() -> value(w)).match(() -> Map.of("w", gradient(w)));
        }
    }

    abstract static class Between<S> implements Contract<S> {}

    static class ArraysContractTestCases extends Between<double[]> {
        @Override
        public double value(double[] w) {
            return loss(w);
        }

        @Override
        public Object gradient(double[] w) {
            return Squares.backward(w);
        }
    }

    static class WrongContractTestCases extends Between<double[]> {
        @Override
        public double value(double[] w) {
            return loss(w);
        }

        @Override
        public Object gradient(double[] w) {
            return Squares.doubled(w);
        }
    }

    static class FloatsContractTestCases extends Between<float[]> {
        @Override
        public double value(float[] w) {
            return ((double) w[0] * w[0] + (double) w[1] * w[1] + (double) w[2] * w[2]) / 2;
        }

        @Override
        public Object gradient(float[] w) {
            return w.clone();
        }
    }

    record Pair<A, B>(@Param(3) A first, @Param({2, 2}) B second) {}

    static class GenericRecordTestCases {
        @GradientCheck(draws = 1)
        void right(Pair<double[], double[][]> pair, Gradients gradients) {
            double[] first = pair.first();
            double[][] second = pair.second();
            gradients
                    .of(() -> loss(first, second[0], second[1]))
                    .match(() -> Map.of(
                            "first", first.clone(), "second", new double[][] {second[0].clone(), second[1].clone()}));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @GradientCheck(seeds = {4, 6})
    @interface TwoSeeds {}

    @Retention(RetentionPolicy.RUNTIME)
    @TwoSeeds
    @interface Deeper {}

    @Retention(RetentionPolicy.RUNTIME)
    @Param(3)
    @interface Three {}

    @Retention(RetentionPolicy.RUNTIME)
    @Three
    @interface AlsoThree {}

    static class MetaTestCases {
        @Deeper
        void right(@AlsoThree double[] w, Gradients gradients) {
            assertEquals(3, w.length);
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }
}
