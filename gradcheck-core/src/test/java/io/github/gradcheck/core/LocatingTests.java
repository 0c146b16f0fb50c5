/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large key is checked along directions, and its wrong entries are named without visiting the others. */
class LocatingTests {
    private static final int ENTRIES = 6_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void someWrongEntriesAreNamedExactly(int wrongEntries) {
        int exact = 0;
        for (long seed = 0; seed < 20; seed++) {
            Set<Integer> planted = planted(seed, wrongEntries);
            GradientReport report = check(seed, planted);
            Set<String> named = report.key("x").wrongEntries().stream()
                    .map(EntryReport::entry)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> expected =
                    planted.stream().map(i -> "x[" + i + "]").collect(Collectors.toCollection(TreeSet::new));
            exact += named.equals(expected) ? 1 : 0;
            assertThat(report.evaluations(), lessThan((long) ENTRIES));
        }
        assertThat(exact, greaterThanOrEqualTo(19));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void aPassCostsTheSameWhateverTheSize(int entries) {
        double[] x = point(entries);
        GradientReport report = GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .check(Parameters.of("x", x), () -> loss(x), () -> gradient(x, Set.of()));
        assertThat(report.verdict(), is(Verdict.CORRECT));
        assertThat(report.evaluations(), lessThan(20L + 8 + 16 + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {ENTRIES})
    void aGradientThatIsWrongEverywhereIsCalledDense(int entries) {
        double[] x = point(entries);
        GradientReport report = GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .check(
                        Parameters.of("x", x),
                        () -> loss(x),
                        () -> Arrays.stream(x).map(entry -> 2 * Math.cos(entry)).toArray());
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.key("x").dense(), is(true));
    }

    /**
     * A constant of 10^7 leaves the loss nine digits behind the point. Along steps ten times apart that hides one part
     * in ten thousand of one of many entries; larger steps, half as far apart, show it.
     */
    @Test
    void aSmallErrorIsNamedAgainstNoise() {
        int exact = 0;
        for (long seed = 0; seed < 20; seed++) {
            double[] x = point(ENTRIES);
            int wrong = RandomStream.of(seed, "planted").nextInt(ENTRIES);
            GradientReport report = GradientChecker.create()
                    .withSeed(seed)
                    .check(Parameters.of("x", x), () -> 1e7 + loss(x), () -> {
                        double[] gradient = gradient(x, Set.of());
                        gradient[wrong] *= 1.0001;
                        return gradient;
                    });
            List<String> named = report.key("x").wrongEntries().stream()
                    .map(EntryReport::entry)
                    .toList();
            exact += named.equals(List.of("x[" + wrong + "]")) ? 1 : 0;
        }
        assertThat(exact, greaterThanOrEqualTo(19));
    }

    private static GradientReport check(long seed, Set<Integer> planted) {
        double[] x = point(ENTRIES);
        return GradientChecker.create()
                .withSeed(seed)
                .check(Parameters.of("x", x), () -> loss(x), () -> gradient(x, planted));
    }

    private static Set<Integer> planted(long seed, int count) {
        RandomStream random = RandomStream.of(seed, "planted");
        Set<Integer> entries = new TreeSet<>();
        while (entries.size() < count) {
            entries.add(random.nextInt(ENTRIES));
        }
        return entries;
    }

    private static double[] point(int entries) {
        RandomStream random = RandomStream.of(1, "point");
        double[] x = new double[entries];
        Arrays.setAll(x, i -> 0.2 + random.nextUniform());
        return x;
    }

    private static double loss(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += Math.sin(entry);
        }
        return sum;
    }

    /** The planted entries are one percent too big. */
    private static double[] gradient(double[] x, Set<Integer> planted) {
        double[] gradient = Arrays.stream(x).map(Math::cos).toArray();
        planted.forEach(i -> gradient[i] *= 1.01);
        return gradient;
    }
}
