/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class FailureTests {

    @Test
    void isAnAssertionFailedErrorItself() {
        assertSame(AssertionFailedError.class, failure("wrong").getClass());
    }

    @Test
    void theMessageReadsWell() {
        Golden.assertText("wrong-gradient", failure("wrong").getMessage());
        Golden.assertText("missing-gradient", failure("missing").getMessage());
        Golden.assertText("vacuous-key", failure("vacuous").getMessage());
        Golden.assertText("throwing-loss", failure("throwing").getMessage());
    }

    @Test
    void theFirstLineNamesKeyDrawAndSeed() {
        String first = failure("wrong").getMessage().lines().findFirst().orElseThrow();
        assertThat(first, containsString("w[1]"));
        assertThat(first, endsWith(", draw 1, seed 5"));
    }

    @Test
    void theMessageEndsWithTheCommandThatRepeatsIt() {
        assertThat(
                failure("missing").getMessage(),
                endsWith("\n\nTo repeat this draw:\n"
                        + "  mvn test '-Dtest=FailureTests$FailingTestCases#missing' -Dgradcheck.seed=5"));
    }

    @Test
    void anInheritedTestIsRepeatedInItsOwnClass() {
        assertThat(
                CheckRun.of(InheritingTestCases.class)
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                containsString("'-Dtest=FailureTests$InheritingTestCases#inherited'"));
    }

    @Test
    void aNestedClassIsRepeatedWithItsOuterClass() {
        assertThat(
                CheckRun.of(OuterTestCases.class)
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                containsString("'-Dtest=FailureTests$OuterTestCases$Inner#wrong'"));
    }

    @Test
    void labelsStandInTheFirstLine() {
        String message = failure("labelled").getMessage();
        assertThat(message.lines().findFirst().orElseThrow(), endsWith(", epoch 2, draw 1, seed 5"));
    }

    @Test
    void expectedIsNumericalAndActualIsAnalytic() {
        AssertionFailedError failure = failure("oneEntry");
        String expected = failure.getExpected().getStringRepresentation();
        String actual = failure.getActual().getStringRepresentation();
        assertThat(expected, startsWith("w[10] = "));
        assertThat(actual, startsWith("w[10] = 2"));
        assertEquals(1, expected.lines().count());
        assertEquals(1, actual.lines().count());
    }

    @Test
    void expectedAndActualAreBoundedAndAligned() {
        AssertionFailedError failure = failure("manyEntries");
        List<String> expected =
                failure.getExpected().getStringRepresentation().lines().toList();
        List<String> actual =
                failure.getActual().getStringRepresentation().lines().toList();
        assertThat(expected.size(), lessThanOrEqualTo(20));
        assertEquals(names(expected), names(actual));
        assertEquals(
                1, actual.stream().map(line -> line.indexOf('=')).distinct().count());
        assertTrue(names(actual).stream().anyMatch(name -> name.startsWith("w[")));
        assertTrue(names(actual).stream().anyMatch(name -> name.startsWith("longer[")));
    }

    @Test
    void rightKeysTakeNoLinesFromWrongOnes() {
        assertThat(
                failure("oneOfThreeKeys")
                        .getExpected()
                        .getStringRepresentation()
                        .lines()
                        .count(),
                greaterThan(10L));
    }

    @Test
    void withoutWrongEntriesThereIsNoComparison() {
        AssertionFailedError failure = failure("vacuous");
        assertNull(failure.getExpected());
        assertNull(failure.getActual());
    }

    @Test
    void theStackTraceIsTheLineOfMatch() {
        StackTraceElement[] frames = failure("wrong").getStackTrace();
        assertEquals(1, frames.length, () -> Arrays.toString(frames));
        assertEquals("wrong", frames[0].getMethodName());
        assertEquals(FailingTestCases.matchLine, frames[0].getLineNumber());
    }

    @Test
    void helpersOfTheTestStayInTheStackTrace() {
        StackTraceElement[] frames = failure("throughHelper").getStackTrace();
        assertEquals(
                List.of("compare", "throughHelper"),
                Arrays.stream(frames).map(StackTraceElement::getMethodName).toList());
    }

    @Test
    void inheritedTestsEndAtTheirDeclaringClass() {
        for (Class<?> testCases : List.of(InheritingTestCases.class, ContractTestCases.class)) {
            StackTraceElement[] frames =
                    CheckRun.of(testCases).failure(AssertionFailedError.class).getStackTrace();
            assertEquals(1, frames.length, () -> Arrays.toString(frames));
            assertEquals("inherited", frames[0].getMethodName());
        }
    }

    @Test
    void whatTheLossThrewIsTheCauseWithItsOwnFrames() {
        AssertionFailedError failure = failure("throwing");
        assertThat(
                failure.getMessage(),
                startsWith("FailureTests.FailingTestCases.throwing (draw 1, seed 5): the loss threw"));
        assertEquals(IllegalStateException.class, failure.getCause().getClass());
        List<String> methods = Arrays.stream(failure.getCause().getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
        assertEquals("thrower", methods.get(0));
        assertEquals("throwing", methods.get(methods.size() - 1));
        assertThat(Arrays.toString(failure.getCause().getStackTrace()), not(containsString("gradcheck.core")));
    }

    @Test
    void causesMayFormACircle() {
        AssertionFailedError failure =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> failure("circularCauses"));
        assertEquals("first", failure.getCause().getMessage());
    }

    @Test
    void aFailureInAnotherThreadKeepsItsFrames() {
        assertTrue(failure("otherThread").getStackTrace().length > 0);
    }

    @Test
    void aTestMayCompareTwice() {
        CheckRun.ofMethod(FailingTestCases.class, "twiceRight").assertPassed(1);
        assertThat(failure("secondWrong").getMessage(), containsString("second, draw 1"));
    }

    @Test
    void aFailureThatTheTestExpectsIsNoFailure() {
        CheckRun.ofMethod(FailingTestCases.class, "expected").assertPassed(1);
    }

    @Test
    void nullIsNamed() {
        assertThat(failure("nullLoss").getMessage(), containsString("): gradients.of(loss): the loss is null"));
        assertThat(
                failure("nullOutput").getMessage(), containsString("gradients.ofOutput(output): the output is null"));
        assertThat(failure("nullBackward").getMessage(), containsString(".match(backward): backward is null"));
        assertThat(failure("nullKey").getMessage(), containsString("gradients.parameter(key, live): the key is null"));
        assertThat(failure("nullArray").getMessage(), containsString("parameter `W` is null"));
        assertThat(failure("nullLabel").getMessage(), containsString("gradients.label(label): the label is null"));
    }

    @Test
    void anAddedParameterMustNotHideADrawnOne() {
        assertThat(failure("sameKey").getMessage(), containsString("there are two parameters named `w`"));
        assertThat(failure("sameArray").getMessage(), containsString("`x` and `w` are the same array"));
        assertThat(failure("inputKey").getMessage(), containsString("there are two parameters named `x`"));
    }

    @Test
    void thereMustBeSomethingToCheck() {
        assertThat(failure("nothingDrawn").getMessage(), containsString("there are no parameters"));
    }

    @Test
    void nothingIsChangedByAFailure() {
        failure("unchanged");
        assertNotNull(FailingTestCases.before);
        assertTrue(Arrays.equals(FailingTestCases.before, FailingTestCases.live));
    }

    private static List<String> names(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf('=')).trim())
                .toList();
    }

    private static AssertionFailedError failure(String method) {
        return CheckRun.ofMethod(FailingTestCases.class, method).failure(AssertionFailedError.class);
    }

    static class FailingTestCases {
        static int matchLine;
        static double[] before;
        static double[] live;

        @GradientCheck(seeds = 5)
        void wrong(@Param(3) double[] w, @Param(2) double[] b, Gradients gradients) {
            double[] gradient = Squares.backward(w);
            gradient[1] = 4;
            matchLine = new Throwable().getStackTrace()[0].getLineNumber() + 1;
            gradients.of(() -> loss(w, b)).match(() -> Map.of("w", gradient.clone(), "b", Squares.backward(b)));
        }

        @GradientCheck(seeds = 5)
        void missing(@Param(3) double[] w, @Param(2) double[] b, Gradients gradients) {
            gradients.of(() -> loss(w, b)).match(() -> Map.of("w", Squares.backward(w)));
        }

        @GradientCheck(seeds = 5)
        void vacuous(@Param(3) double[] w, @Param(2) double[] unused, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Map.of("w", Squares.backward(w), "unused", new double[2]));
        }

        @GradientCheck(seeds = 5)
        void labelled(@Param(3) double[] w, Gradients gradients) {
            for (int epoch = 1; epoch < 3; epoch++) {
                double factor = epoch;
                gradients.label("epoch " + epoch);
                gradients
                        .of(() -> loss(w))
                        .match(() -> Arrays.stream(w).map(x -> factor * x).toArray());
            }
        }

        @GradientCheck(seeds = 5)
        void oneEntry(@Param(20) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> {
                double[] gradient = Squares.backward(w);
                gradient[10] = 2;
                return gradient;
            });
        }

        @GradientCheck(seeds = 5)
        void manyEntries(@Param(50) double[] w, @Param(50) double[] longer, Gradients gradients) {
            gradients
                    .of(() -> loss(w, longer))
                    .match(() -> Map.of("w", Squares.doubled(w), "longer", Squares.doubled(longer)));
        }

        @GradientCheck(seeds = 5)
        void oneOfThreeKeys(@Param(50) double[] w, @Param(2) double[] a, @Param(2) double[] b, Gradients gradients) {
            gradients
                    .of(() -> loss(w, a, b))
                    .match(() -> Map.of("w", Squares.doubled(w), "a", Squares.backward(a), "b", Squares.backward(b)));
        }

        @GradientCheck(seeds = 5)
        void throughHelper(@Param(3) double[] w, Gradients gradients) {
            compare(w, gradients);
        }

        private static void compare(double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(seeds = 5)
        void throwing(@Param(3) double[] w, Gradients gradients) {
            gradients.of(FailingTestCases::thrower).match(() -> Squares.backward(w));
        }

        private static double thrower() {
            throw new IllegalStateException("no value here");
        }

        @GradientCheck(seeds = 5)
        void circularCauses(@Param(3) double[] w, Gradients gradients) {
            IllegalStateException first = new IllegalStateException("first");
            first.initCause(new IllegalStateException("second", first));
            gradients
                    .of(() -> {
                        throw first;
                    })
                    .match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void otherThread(@Param(3) double[] w, Gradients gradients) throws Throwable {
            Throwable[] thrown = new Throwable[1];
            Thread thread = new Thread(() -> compare(w, gradients));
            thread.setUncaughtExceptionHandler((source, failure) -> thrown[0] = failure);
            thread.start();
            thread.join();
            throw thrown[0];
        }

        @GradientCheck(seeds = 5)
        void twiceRight(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
            w[0] += 1;
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void secondWrong(@Param(3) double[] w, Gradients gradients) {
            gradients.label("first").of(() -> loss(w)).match(() -> Squares.backward(w));
            gradients.label("second").of(() -> loss(w)).match(() -> Squares.doubled(w));
        }

        @GradientCheck(seeds = 5)
        void expected(@Param(3) double[] w, Gradients gradients) {
            Gradients.LossCheck check = gradients.of(() -> loss(w));
            assertThrows(AssertionFailedError.class, () -> check.match(() -> Squares.doubled(w)));
        }

        @GradientCheck(seeds = 5)
        void nullLoss(@Param(3) double[] w, Gradients gradients) {
            gradients.of((DoubleSupplier) null);
        }

        @GradientCheck(seeds = 5)
        void nullOutput(@Param(3) double[] w, Gradients gradients) {
            gradients.ofOutput(null);
        }

        @GradientCheck(seeds = 5)
        void nullBackward(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(null);
        }

        @GradientCheck(seeds = 5)
        void nullKey(Gradients gradients) {
            gradients.parameter(null, new double[3]);
        }

        @GradientCheck(seeds = 5)
        void nullArray(Gradients gradients) {
            gradients.parameter("W", null);
        }

        @GradientCheck(seeds = 5)
        void nullLabel(Gradients gradients) {
            gradients.label(null);
        }

        @GradientCheck(seeds = 5)
        void sameKey(@Param(3) double[] w, Gradients gradients) {
            gradients.parameter("w", new double[3]);
        }

        @GradientCheck(seeds = 5)
        void sameArray(@Param(value = 3, key = "x") double[] x, Gradients gradients) {
            gradients.parameter("w", x);
        }

        @GradientCheck(seeds = 5)
        void inputKey(@Input(3) double[] x, Gradients gradients) {
            gradients.parameter("x", new double[3]);
        }

        @GradientCheck(seeds = 5)
        void nothingDrawn(Gradients gradients) {
            gradients.of(() -> 1).match(() -> Map.of());
        }

        @GradientCheck(seeds = 5)
        void unchanged(@Param(3) double[] w, Gradients gradients) {
            before = w.clone();
            live = w;
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }
    }

    abstract static class BaseTestCases {
        @GradientCheck(seeds = 5)
        void inherited(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }
    }

    static class InheritingTestCases extends BaseTestCases {}

    interface Contract {
        @GradientCheck(seeds = 5)
        default void inherited(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
        }
    }

    static class ContractTestCases implements Contract {}

    static class OuterTestCases {
        @Nested
        class Inner {
            @GradientCheck(seeds = 5)
            void wrong(@Param(3) double[] w, Gradients gradients) {
                gradients.of(() -> loss(w)).match(() -> Squares.doubled(w));
            }
        }
    }
}
