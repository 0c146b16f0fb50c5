/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which method a key gets, what it should cost, and what is remarked on. The loss is half the sum of squares. */
class CheckTests {
    private static final GradientChecker CHECKER = GradientChecker.create();

    /** Two keys of so many entries, none of them zero. */
    private static Parameters keys(int a, int b) {
        Parameters keys = Parameters.of("a", new double[a], "b", new double[b]);
        for (String key : keys.keys()) {
            Arrays.setAll(keys.get(key, double[].class), i -> 1 + i % 3);
        }
        return keys;
    }

    private static double loss(Parameters at) {
        double sum = 0;
        for (String key : at.keys()) {
            for (double entry : at.get(key, double[].class)) {
                sum += entry * entry / 2;
            }
        }
        return sum;
    }

    private static Map<String, double[]> gradient(Parameters at) {
        return Map.of(
                "a", at.get("a", double[].class).clone(),
                "b", at.get("b", double[].class).clone());
    }

    private static GradientReport check(GradientChecker checker, Parameters at) {
        return check(checker, at, CheckTests::loss);
    }

    private static GradientReport check(GradientChecker checker, Parameters at, ToDoubleFunction<Parameters> loss) {
        return checker.checkPure(at, loss, CheckTests::gradient);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO,        39,  9, true,  true",
        "AUTO,        40,  9, false, false",
        "DIRECTIONS,  4,   4, true,  true",
        "DIRECTIONS,  5,   4, false, false",
        "EVERY_ENTRY, 504, 9, true,  true",
    })
    void everyEntryIsVisitedWhereThatIsWantedOrThereAreFew(
            Coverage coverage, int a, int b, boolean visitedA, boolean visitedB) {
        GradientReport report = check(CHECKER.withCoverage(coverage), keys(a, b));
        assertThat(isVisited(report.keys().get(0)), is(visitedA));
        assertThat(isVisited(report.keys().get(1)), is(visitedB));
    }

    private static boolean isVisited(KeyReport key) {
        return !Double.isNaN(key.gradients().numerical(0));
    }

    @Nested
    class Progresses {
        private final List<Progress> told = new ArrayList<>();

        private long last(GradientChecker checker, Parameters at) {
            long last = check(checker.withProgress(Duration.ofNanos(1), told::add), at)
                    .evaluations();
            assertThat(told.stream().map(Progress::key).toList(), hasItem("a"));
            assertThat(told.stream().map(Progress::key).toList(), hasItem("b"));
            return last;
        }

        private void assertIsTold(GradientChecker checker, double expected) {
            long last = last(checker, keys(40, 24));
            for (Progress progress : told) {
                if (!progress.key().equals("preparing")) {
                    assertThat(progress.done(), is(1 - (last - progress.evaluations()) / expected));
                }
            }
        }

        @Test
        void byTwoEvaluationsForEachEntry() {
            assertIsTold(CHECKER.withCoverage(Coverage.EVERY_ENTRY), 128);
        }

        @Test
        void byTwoEvaluationsForEachEntryOfTheClassicalMethod() {
            assertIsTold(CHECKER.withStep(1e-4), 128);
        }

        @Test
        void byOneEvaluationForEachEntryOfForwardDifferences() {
            assertIsTold(CHECKER.withStep(1e-4).withScheme(Scheme.FORWARD), 64);
        }

        /** The last evaluations are those of the search. */
        private void assertIsTold(String key, long begun, double expected) {
            Progress progress = told.get(told.size() - 1);
            assertThat(progress.key(), is(key));
            assertThat(progress.done(), is((progress.evaluations() - begun) / expected));
        }

        /** Four steps along each direction. */
        @Test
        void bySixteenEvaluationsForAllKeysTogether() {
            GradientReport report = check(CHECKER.withProgress(Duration.ofNanos(1), told::add), keys(600, 8));
            assertIsTold("all keys", report.evaluations() - 16, 17);
        }

        /** Three steps along each direction are enough. */
        @Test
        void bySixteenEvaluationsForAKeyAloneAlongDirections() {
            GradientReport report = CHECKER.withCoverage(Coverage.DIRECTIONS)
                    .withProgress(Duration.ofNanos(1), told::add)
                    .checkPure(
                            Parameters.of("a", keys(600, 1).get("a", double[].class)),
                            CheckTests::loss,
                            at -> Map.of("a", at.get("a", double[].class).clone()));
            assertIsTold("a", report.evaluations() - 12, 16);
        }
    }

    @Nested
    class Remarks {

        @Test
        void sayThatTheBudgetWasSpent() {
            long needed = check(CHECKER, keys(20, 12)).evaluations();
            assertThat(check(CHECKER.withBudget(needed), keys(20, 12)).remarks(), is(empty()));
            assertThat(
                    check(CHECKER.withBudget(needed - 1), keys(20, 12)).remarks(),
                    hasItem(startsWith("the budget was spent after ")));
        }

        @Test
        void sayThatTheLossHasFewDigits() {
            List<String> remarks =
                    check(CHECKER, keys(20, 12), at -> (float) loss(at)).remarks();
            assertThat(remarks, hasItem(startsWith("the loss has about ")));
            assertThat(check(CHECKER, keys(20, 12)).remarks(), is(empty()));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void evaluationsAreMadeByOtherThreadsOnlyWhereThatIsWanted(boolean parallel) {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        check(CHECKER.withParallel(parallel), keys(20, 12), new SlowAtFirst(at -> {
            threads.add(Thread.currentThread().getName());
            return loss(at);
        }));
        assertThat(threads.contains("gradcheck"), is(parallel));
    }

    @Test
    void aWrongEntryComesWithItsStepsOfWhichOneWasKept() {
        Parameters at = keys(4, 4);
        GradientReport report = CHECKER.checkPure(at, CheckTests::loss, parameters -> {
            Map<String, double[]> gradient = gradient(parameters);
            gradient.get("a")[2] += 0.5;
            return gradient;
        });
        List<StepReport> steps = report.keys().get(0).wrongEntries().get(0).steps();
        assertThat(steps.size() > 2, is(true));
        assertThat(steps.stream().filter(StepReport::kept).count(), is(1L));
    }

    /** The gradient of three keys, whose numbers do not fit into floats; the first is off as a test wants it. */
    private static GradientReport checkThree(DoubleBinaryOperator first, DoubleBinaryOperator second) {
        Parameters at = Parameters.of("W1", new double[4], "W2", new double[4], "W3", new double[4]);
        for (String key : at.keys()) {
            double least = 1.1 + at.keys().indexOf(key);
            Arrays.setAll(at.get(key, double[].class), i -> least + i * 0.7);
        }
        return CHECKER.checkPure(at, CheckTests::loss, parameters -> {
            Map<String, double[]> gradient = new HashMap<>();
            for (String key : parameters.keys()) {
                gradient.put(key, parameters.get(key, double[].class).clone());
            }
            double[] w1 = gradient.get("W1");
            double[] w2 = gradient.get("W2");
            for (int i = 0; i < 4; i++) {
                w1[i] = first.applyAsDouble(w1[i], i);
                w2[i] = second.applyAsDouble(w2[i], i);
            }
            return gradient;
        });
    }

    @Test
    void besideACauseNobodyElseIsSuspected() {
        GradientReport report = checkThree((entry, i) -> 2 * entry, (entry, i) -> entry);
        assertThat(report.keys().get(0).diagnosis().orElseThrow().claim(), is("is 2 times too big"));
        assertThat(report.keys().get(1).diagnosis().isEmpty(), is(true));
        assertThat(report.remarks(), not(hasItem(startsWith("backward is consistent in itself"))));
    }

    @Test
    void namesTheLayerWhereTheGradientBreaks() {
        GradientReport report = checkThree((entry, i) -> entry * (2 + i * i), (entry, i) -> entry * (3 - 1.3 * i * i));
        assertThat(report.headline(), containsString("the gradient breaks between layer 3 and 2"));
    }

    @Test
    void refusesALossThatIsAnotherOnOtherThreads() {
        GradientCheckException refused = assertThrows(
                GradientCheckException.class,
                () -> check(
                        CHECKER.withParallel(true),
                        keys(20, 12),
                        new SlowAtFirst(
                                at -> Thread.currentThread().getName().equals("gradcheck") ? 2 * loss(at) : loss(at))));
        assertThat(refused.getMessage(), startsWith("the loss is not pure"));
    }

    @Test
    void refusesABudgetThatIsSpentBeforeTheFirstKey() {
        GradientCheckException refused =
                assertThrows(GradientCheckException.class, () -> check(CHECKER.withBudget(3), keys(20, 12)));
        assertThat(refused.getMessage(), startsWith("the budget is too small"));
    }
}
