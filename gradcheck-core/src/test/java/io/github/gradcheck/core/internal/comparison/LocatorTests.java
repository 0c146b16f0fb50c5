/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loss is half the sum of squares, so that the gradient is the point itself. */
class LocatorTests {
    private static final int ENTRIES = 1024;
    private static final double NOISE = 1e-13;

    private final double[] x = new double[ENTRIES];
    private final CountedLoss loss;
    private final Evidence.Collected evidence = new Evidence.Collected();

    LocatorTests() {
        Arrays.setAll(x, i -> 1 + i % 3);
        loss = CountedLoss.halfSquares(x).withNoise(NOISE);
    }

    /** A search after the first direction that disagrees. */
    private Locator search(long seed, double... gradient) {
        KeyGradient key = loss.key(gradient);
        DirectionalDerivatives derivatives =
                new DirectionalDerivatives(loss.point(), key, evidence, new Tolerance(1e-6), seed);
        Locator locator = new Locator(
                loss.point(), key, derivatives, evidence, new Tolerance(1e-6), RandomStream.of(seed, "sample"));
        Derivative whole = derivatives.estimate(derivatives.projected());
        while (whole.agreesWith(derivatives.projected())) {
            derivatives.next();
            whole = derivatives.estimate(derivatives.projected());
        }
        locator.locate(derivatives.range(whole));
        return locator;
    }

    private double[] off(double by, int... entries) {
        double[] gradient = x.clone();
        for (int entry : entries) {
            gradient[entry] += by;
        }
        return gradient;
    }

    private static int[] numbers(List<EntryComparison> found) {
        return found.stream().mapToInt(EntryComparison::entry).toArray();
    }

    @Test
    void findsOneWrongEntryWhereverItIs() {
        for (int entry : new int[] {0, 1, 511, 512, 777, 1023}) {
            Locator locator = search(entry, off(0.25, entry));
            assertArrayEquals(new int[] {entry}, numbers(locator.found()));
            assertThat(locator.isDense(), is(false));
            EntryComparison found = locator.found().get(0);
            assertThat(found.analytic(), is(x[entry] + 0.25));
            assertThat(found.numerical().value(), is(closeTo(x[entry], 1e-8)));
            assertThat(evidence.evidence().numerical(entry), is(closeTo(x[entry], 1e-8)));
        }
    }

    @Test
    void findsItByBisection() {
        search(5, off(0.25, 300));
        // Two projections for each of ten halvings, a ladder of steps, and eight fresh directions, at eight evaluations
        // each at most.
        assertThat(loss.calls(), is(lessThan(8 * (2 * 10 + 8) + 70)));
    }

    @Test
    void looksAtNoOtherEntry() {
        search(5, off(0.25, 300));
        for (int entry = 0; entry < ENTRIES; entry++) {
            assertThat("entry " + entry, Double.isNaN(evidence.evidence().numerical(entry)), is(entry != 300));
        }
        assertThat("the entry, the first direction, eight fresh ones", measurements(), is(10));
    }

    private int measurements() {
        return evidence.evidence().measurements().size();
    }

    @Test
    void findsSeveralWrongEntriesAtOnce() {
        int[] wrong = {3, 4, 500, 900, 1000, 1023};
        Locator locator = search(6, off(0.25, wrong));
        assertArrayEquals(wrong, numbers(locator.found()));
        assertThat(locator.isDense(), is(false));
    }

    @Test
    void findsSmallFaultsThatLargeOnesHideAtFirst() {
        for (long seed = 0; seed < 10; seed++) {
            double[] gradient = off(0.5, 17);
            gradient[1000] += 1e-6;
            gradient[600] += 1e-4;
            Locator locator = search(seed, gradient);
            assertArrayEquals(new int[] {17, 600, 1000}, numbers(locator.found()), "seed " + seed);
            assertThat(locator.isDense(), is(false));
        }
    }

    /**
     * Of a fault of four reaches each single direction misses a fifth: that component is below a quarter of a
     * deviation.
     */
    @Test
    void asksEightFreshDirectionsBeforeItEnds() {
        DirectionalDerivatives any =
                new DirectionalDerivatives(loss.point(), loss.key(x.clone()), evidence, new Tolerance(1e-6), 0);
        double reach = any.estimate(any.projected()).reach();
        for (long seed = 0; seed < 40; seed++) {
            double[] gradient = off(0.5, 17);
            gradient[600] += 4 * reach;
            assertArrayEquals(
                    new int[] {17, 600}, numbers(search(seed, gradient).found()), "seed " + seed);
        }
    }

    @Test
    void callsAFaultOfEveryEntryDenseAndShowsASample() {
        double[] twice = Arrays.stream(x).map(entry -> 2 * entry).toArray();
        Locator locator = search(7, twice);
        assertThat(locator.isDense(), is(true));
        int found = locator.found().size();
        assertThat("sixteen, but for those drawn twice", found, is(greaterThan(12)));
        assertThat(found, is(lessThan(17)));
        for (EntryComparison entry : locator.found()) {
            assertThat(entry.numerical().value(), is(closeTo(x[entry.entry()], 1e-8)));
        }
        assertThat(loss.calls(), is(lessThan(700)));
    }

    @Test
    void callsAFaultOfManyEntriesDenseAndShowsTheWorst() {
        // One entry in 32: a random sample hardly meets one.
        double[] gradient = x.clone();
        for (int i = 0; i < ENTRIES; i += 32) {
            gradient[i] += 0.25;
        }
        Locator locator = search(8, gradient);
        assertThat(locator.isDense(), is(true));
        assertThat(locator.found().size(), is(greaterThanOrEqualTo(6)));
        for (int entry : numbers(locator.found())) {
            assertThat(entry % 32, is(0));
        }
    }

    @Test
    void findsAnEntryThatIsNotANumber() {
        double[] gradient = x.clone();
        gradient[77] = Double.NaN;
        KeyGradient key = loss.key(gradient);
        DirectionalDerivatives derivatives =
                new DirectionalDerivatives(loss.point(), key, evidence, new Tolerance(1e-6), 9);
        Locator locator = new Locator(
                loss.point(), key, derivatives, evidence, new Tolerance(1e-6), RandomStream.of(9, "sample"));
        locator.locate(derivatives.range(derivatives.estimate(1)));
        assertArrayEquals(new int[] {77}, numbers(locator.found()));
    }

    /** {@code u v (u + v) / (u^2 + v^2)} has slope 0 along both axes, and another along directions between them. */
    @Test
    void callsAFaultThatNoEntryShowsDense() {
        double[] ones = new double[ENTRIES];
        Arrays.fill(ones, 1);
        CountedLoss saddle = new CountedLoss(
                at -> {
                    double u = at[20] - 1;
                    double v = at[150] - 1;
                    double sum = Arrays.stream(at).sum();
                    return u == 0 && v == 0 ? sum : sum + 100 * u * v * (u + v) / (u * u + v * v);
                },
                ones);
        saddle.withNoise(1e-12);
        KeyGradient key = saddle.key(ones.clone());
        DirectionalDerivatives derivatives =
                new DirectionalDerivatives(saddle.point(), key, evidence, new Tolerance(1e-6), 3);
        Locator locator = new Locator(
                saddle.point(), key, derivatives, evidence, new Tolerance(1e-6), RandomStream.of(3, "sample"));
        locator.locate(derivatives.range(derivatives.estimate(derivatives.projected())));
        assertThat(locator.found(), is(List.of()));
        assertThat(locator.isDense(), is(true));
    }

    @Test
    void locatesTwelveWrongEntriesAndNoMore() {
        for (int count : new int[] {12, 13}) {
            int[] wrong = IntStream.range(0, count).map(i -> 80 * i + 5).toArray();
            Locator locator = search(11, off(0.25, wrong));
            assertThat(locator.isDense(), is(count > 12));
            if (count == 12) {
                assertArrayEquals(wrong, numbers(locator.found()));
            }
        }
    }

    @Test
    void countsWhatItHasLocatedAlready() {
        double[] gradient = off(0.5, IntStream.range(0, 12).map(i -> 80 * i + 5).toArray());
        gradient[1000] += 1e-6;
        for (long seed = 0; seed < 16; seed++) {
            assertThat("seed " + seed, search(seed, gradient).isDense(), is(true));
        }
    }

    /** Twenty small faults before six large ones: more than are followed. */
    @Test
    void followsTheLargestOfTooManyFaults() {
        for (long seed = 0; seed < 5; seed++) {
            int[] large = IntStream.range(0, 6).map(i -> 900 + 20 * i).toArray();
            double[] gradient = off(0.5, large);
            for (int i = 0; i < 20; i++) {
                gradient[40 * i] += 1e-4;
            }
            Locator locator = search(seed, gradient);
            assertThat(locator.isDense(), is(true));
            List<Integer> found =
                    Arrays.stream(numbers(locator.found())).boxed().toList();
            for (int entry : large) {
                assertThat("seed " + seed + ", entry " + entry, found.contains(entry), is(true));
            }
        }
    }

    /** The sixteen entries of the sample are known; so many of them are wrong, and many that are not in it. */
    private Locator searchWithWrongInTheSample(int wrong) {
        long seed = 7;
        RandomStream random = RandomStream.of(seed, "sample");
        int[] sample = IntStream.range(0, 16).map(i -> random.nextInt(ENTRIES)).toArray();
        assertThat("no entry twice", Arrays.stream(sample).distinct().count(), is(16L));
        double[] gradient = x.clone();
        for (int entry = 0; entry < ENTRIES; entry += 8) {
            gradient[entry] += 0.25;
        }
        for (int i = 0; i < sample.length; i++) {
            gradient[sample[i]] = x[sample[i]] + (i < wrong ? 0.25 : 0);
        }
        return search(seed, gradient);
    }

    @Test
    void takesTheSampleForTheFaultWhereMostOfItDiffers() {
        assertThat(searchWithWrongInTheSample(9).found().size(), is(9));
        assertThat(searchWithWrongInTheSample(8).found().size(), is(greaterThan(9)));
    }

    @Test
    void samplesSixteenEntriesOnce() {
        assertThat(searchWithWrongInTheSample(16).found().size(), is(16));
    }
}
