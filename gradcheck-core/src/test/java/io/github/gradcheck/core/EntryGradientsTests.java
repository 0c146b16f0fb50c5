/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was measured of every entry, for whoever reads a report by a program. */
class EntryGradientsTests {
    private static final List<DoubleUnaryOperator> FAULTS =
            List.of(g -> 2 * g, g -> -g, g -> 0, g -> 1.001 * g, g -> g + 1e-3, g -> Double.NaN);

    private final Parameters at = RingLoss.drawn(11, Parameters.of("M", new DMatrixRMaj(6, 50), "b", new double[5]));

    private GradientReport check(Coverage coverage, int entry, DoubleUnaryOperator fault) {
        return GradientChecker.create()
                .withCoverage(coverage)
                .checkPure(at, RingLoss::loss, parameters -> RingLoss.gradientWith("M", entry, fault, parameters));
    }

    @Test
    void areBothGradientsWhereEveryEntryIsVisited() {
        KeyReport key = check(Coverage.EVERY_ENTRY, 123, g -> 2 * g).key("M");
        Block gradient = RingLoss.gradient(at).find("M").orElseThrow();
        assertThat(key.gradients().shape(), is(Shape.of(6, 50)));
        for (int i = 0; i < 300; i++) {
            double expected = gradient.get(i);
            assertThat(key.gradients().analytic(i), is(i == 123 ? 2 * expected : expected));
            // A central difference that suffices is good to a millionth.
            assertThat(key.gradients().numerical(i), is(closeTo(expected, 1e-6 * Math.max(1, Math.abs(expected)))));
        }
    }

    @Test
    void knowNothingOfEntriesThatWereNotMeasuredOnTheirOwn() {
        EntryGradients passing = check(Coverage.DIRECTIONS, 0, g -> g).key("M").gradients();
        assertThat(measured(passing), is(Set.of()));

        EntryGradients located =
                check(Coverage.DIRECTIONS, 123, g -> 2 * g).key("M").gradients();
        double expected = RingLoss.gradient(at).find("M").orElseThrow().get(123);
        assertThat(located.numerical(123), is(closeTo(expected, 1e-6)));
        assertThat(located.analytic(123), is(2 * expected));
        assertThat(
                located.analytic(7),
                is(RingLoss.gradient(at).find("M").orElseThrow().get(7)));
        assertThat("measured", measured(located).size(), is(lessThan(30)));
    }

    private static Set<Integer> measured(EntryGradients gradients) {
        return IntStream.range(0, 300)
                .filter(i -> !Double.isNaN(gradients.numerical(i)))
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void areNotANumberWhereTheLossHasNoValue() {
        double[] x = {1, 2};
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("x", x), () -> x[1] == 2 ? x[0] * x[0] : Double.NaN, () -> new double[] {2, 0});
        assertThat(report.key("x").gradients().numerical(1), is(Double.NaN));
        assertThat(report.key("x").gradients().numerical(0), is(closeTo(2, 1e-6)));
        assertThat(report.key("x").undecided(), is(1));
    }

    /** All wrong entries are known, though no more than twenty are reported in full. */
    @ParameterizedTest
    @EnumSource
    void sayWhichEntriesAreWrong(Coverage coverage) {
        for (int wrong : new int[] {0, 1, 3, 8}) {
            GradientReport report = GradientChecker.create()
                    .withCoverage(coverage)
                    .checkPure(at, RingLoss::loss, parameters -> withWrong(wrong, RingLoss.gradient(parameters)));
            assertWrongEntriesAgree(report.key("M"));
            assertWrongEntriesAgree(report.key("b"));
            Set<Integer> expected =
                    IntStream.range(0, wrong).map(i -> 37 * i).boxed().collect(Collectors.toSet());
            assertThat("" + report, wrongEntries(report.key("M")), is(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 40, 41, 100})
    void countMoreWrongEntriesThanAreReported(int wrong) {
        KeyReport key = GradientChecker.create()
                .withCoverage(Coverage.EVERY_ENTRY)
                .checkPure(at, RingLoss::loss, parameters -> withWrong(wrong, RingLoss.gradient(parameters)))
                .key("M");
        assertThat(key.wrongEntryCount(), is(wrong));
        assertThat(wrongEntries(key).size(), is(wrong));
        assertThat(key.wrongEntries().size(), is(20));
        assertWorstFirst(key);
    }

    private static Parameters withWrong(int wrong, Parameters gradient) {
        Block block = gradient.find("M").orElseThrow();
        for (int i = 0; i < wrong; i++) {
            int entry = 37 * i % 300;
            block.set(entry, block.get(entry) + 0.1 * (1 + i));
        }
        return gradient;
    }

    private void assertWrongEntriesAgree(KeyReport key) {
        Set<String> named = key.wrongEntries().stream().map(EntryReport::entry).collect(Collectors.toSet());
        Block block = at.find(key.key()).orElseThrow();
        assertThat(wrongEntries(key).stream().map(block::entry).collect(Collectors.toSet()), is(named));
        assertThat(key.wrongEntryCount(), is(named.size()));
        for (EntryReport entry : key.wrongEntries()) {
            int number = IntStream.range(0, block.size())
                    .filter(i -> block.entry(i).equals(entry.entry()))
                    .findFirst()
                    .orElseThrow();
            assertThat(key.gradients().analytic(number), is(entry.analytic()));
            assertThat(key.gradients().numerical(number), is(entry.numerical()));
        }
        assertWorstFirst(key);
    }

    private static void assertWorstFirst(KeyReport key) {
        double before = Double.POSITIVE_INFINITY;
        for (EntryReport entry : key.wrongEntries()) {
            double difference = Math.abs(entry.analytic() - entry.numerical());
            assertThat("difference", before, is(greaterThan(difference)));
            before = difference;
        }
    }

    private static Set<Integer> wrongEntries(KeyReport key) {
        return IntStream.range(0, key.entries())
                .filter(key.gradients()::isWrong)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void withAKeptStepEachWrongEntryIsTracedBackToItsDifferences() {
        int traced = 0;
        for (DoubleUnaryOperator fault : FAULTS) {
            for (int entry = 0; entry < 300; entry += 97) {
                for (Coverage coverage : List.of(Coverage.EVERY_ENTRY, Coverage.DIRECTIONS)) {
                    GradientReport report = check(coverage, entry, fault);
                    assertThat("" + report, report.key("M").wrongEntryCount(), is(1));
                    assertStepsExplain(report.key("M").wrongEntries().get(0));
                    traced++;
                }
            }
        }
        assertThat(traced, is(greaterThan(0)));
    }

    /** With noise, other steps are the best ones; sometimes one between those of the first ladder. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-13, 1e-11, 1e-9, 1e-8, 1e-7})
    void stepsAreGivenAlsoWhereOthersThanTheFirstAreTheBest(double noise) {
        int traced = 0;
        for (int seed = 0; seed < 40; seed++) {
            Parameters drawn = RingLoss.drawn(seed, Parameters.of("w", new double[6]));
            GradientReport report = GradientChecker.create()
                    .checkPure(
                            drawn,
                            parameters -> RingLoss.noisyLoss(noise, parameters),
                            parameters -> RingLoss.gradientWith("w", 2, g -> g + 1, parameters));
            report.key("w").wrongEntries().forEach(EntryGradientsTests::assertStepsExplain);
            traced += report.key("w").wrongEntryCount();
        }
        assertThat(traced, is(greaterThan(30)));
    }

    private static void assertStepsExplain(EntryReport entry) {
        List<StepReport> steps = entry.steps();
        assertThat("steps of " + entry, steps.size(), is(greaterThan(2)));
        assertThat("kept of " + entry, steps.stream().filter(StepReport::kept).count(), is(1L));
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).step(), is(lessThan(steps.get(i - 1).step())));
        }
        StepReport kept = steps.stream().filter(StepReport::kept).findFirst().orElseThrow();
        assertThat("" + entry, kept.errorBar(), is(entry.errorBar()));
    }

    @Test
    void ofTheClassicalMethodHaveNoSteps() {
        GradientReport report = GradientChecker.create()
                .withStep(1e-6)
                .checkPure(at, RingLoss::loss, parameters -> RingLoss.gradientWith("M", 4, g -> 2 * g, parameters));
        assertThat(report.key("M").wrongEntries().get(0).steps(), is(List.of()));
        assertThat(report.key("M").gradients().isWrong(4), is(true));
    }
}
