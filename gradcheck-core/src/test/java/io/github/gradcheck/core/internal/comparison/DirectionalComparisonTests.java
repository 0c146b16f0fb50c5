/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectionalComparisonTests {
    private static final long SEED = 43;
    private static final int ENTRIES = 200;
    private static final Tolerance TOLERANCE = new Tolerance(1e-6);

    private final double[] x = new double[ENTRIES];
    private final CountedLoss loss;

    /** Half the sum of squares, so that the gradient is the point itself. */
    DirectionalComparisonTests() {
        Arrays.setAll(x, i -> 1 + i % 3);
        loss = CountedLoss.halfSquares(x).withNoise(1e-14);
    }

    private KeyComparison compare(double... gradient) {
        return compare(loss, TOLERANCE, gradient);
    }

    private static KeyComparison compare(CountedLoss loss, Tolerance tolerance, double... gradient) {
        return asFarAsTheBudgetReaches(new DirectionalComparison(loss.point(), tolerance, SEED, loss.key(gradient)));
    }

    private double[] times(double factor) {
        return Arrays.stream(x).map(entry -> factor * entry).toArray();
    }

    private double[] off(double factor, int... entries) {
        double[] gradient = x.clone();
        for (int entry : entries) {
            gradient[entry] *= factor;
        }
        return gradient;
    }

    @Test
    void passesARightGradientByTwoDirections() {
        KeyComparison found = compare(x.clone());
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isBlurred(), is(false));
        assertThat(found.unvisited(), is(0));
        assertThat(found.evidence().measurements().size(), is(2));
        assertThat(loss.calls(), is(lessThanOrEqualTo(DirectionalComparison.USUAL_EVALUATIONS)));
        assertThat(found.relativeDifference().value(), is(lessThan(1e-9)));
    }

    @Test
    void listsAllOfAFewWrongEntries() {
        KeyComparison found = compare(off(1.5, 20, 150));
        assertThat(found.extent(), is(FaultDensity.SPARSE));
        assertArrayEquals(new int[] {20, 150}, found.wrong().stream().toArray());
    }

    @Test
    void listsASampleWhereEveryEntryIsWrong() {
        KeyComparison found = compare(times(2));
        assertThat(found.extent(), is(FaultDensity.DENSE));
        assertThat(found.wrong().count(), is(greaterThan(4)));
        assertThat(found.wrong().count(), is(lessThan(17)));
    }

    @Test
    void excusesEntriesWithinTheTolerance() {
        assertThat(compare(loss, new Tolerance(0.34), off(1.5, 20, 150)).extent(), is(FaultDensity.NONE));
        KeyComparison found = compare(loss, new Tolerance(0.33), off(1.5, 20, 150));
        assertArrayEquals(new int[] {20, 150}, found.wrong().stream().toArray());
    }

    @Test
    void listsNoEntryThatTheToleranceExcusesBesideOneThatItDoesNot() {
        double[] gradient = off(1.5, 20);
        gradient[150] *= 1.01;
        KeyComparison found = compare(loss, new Tolerance(0.1), gradient);
        assertThat(found.extent(), is(FaultDensity.SPARSE));
        assertArrayEquals(new int[] {20}, found.wrong().stream().toArray());
    }

    @Test
    void findsAnEntryThatIsNotANumber() {
        assertArrayEquals(
                new int[] {33}, compare(off(Double.NaN, 33)).wrong().stream().toArray());
    }

    /** {@code sum of 3 x_i + |x_i - c_i|} at ones, with corners on both sides of them, as a wide layer of relus has. */
    private static KeyComparison compareAmongCorners(double noise) {
        int n = 400;
        double[] corners = new double[n];
        RandomStream random = RandomStream.of(1, "corners");
        Arrays.setAll(corners, i -> 0.99 + 0.02 * random.nextUniform());
        double[] gradient =
                Arrays.stream(corners).map(corner -> corner < 1 ? 4 : 2).toArray();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        CountedLoss loss = new CountedLoss(
                at -> {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += 3 * at[i] + Math.abs(at[i] - corners[i]);
                    }
                    return sum + noise * Math.sin(1e9 * sum);
                },
                ones);
        return compare(loss.withNoise(noise), TOLERANCE, gradient);
    }

    @Test
    void looksAlongAThirdDirectionWhereKinksBlurTheFirstTwo() {
        KeyComparison found = compareAmongCorners(1e-7);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat("resolution " + found.resolution(), found.isOpen(), is(true));
        assertThat(found.evidence().measurements().size(), is(3));
    }

    @Test
    void needsNoThirdDirectionWhereNoiseAllowsItToLookBetweenTheKinks() {
        KeyComparison found = compareAmongCorners(1e-13);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isBlurred(), is(false));
        assertThat(found.evidence().measurements().size(), is(2));
    }

    @Test
    void needsNoThirdDirectionWhereNoiseAloneBlursTheFirstTwo() {
        KeyComparison found = compare(loss.withNoise(1e-1), TOLERANCE, x.clone());
        assertThat(found.isOpen(), is(true));
        assertThat(found.evidence().measurements().size(), is(2));
    }

    @Test
    void leavesTheKeyOpenWhereTheBudgetIsSpentAlongADirection() {
        KeyComparison found = compare(loss.withBudget(9), TOLERANCE, x.clone());
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.unvisited(), is(ENTRIES));
        assertThat(found.isOpen(), is(true));
    }

    @Test
    void keepsTheWrongEntriesThatWereLocatedBeforeTheBudgetWasSpent() {
        CountedLoss whole = CountedLoss.halfSquares(x).withNoise(1e-14);
        compare(whole, TOLERANCE, off(1.5, 20, 150));
        KeyComparison found = compare(loss.withBudget(whole.calls() - 1L), TOLERANCE, off(1.5, 20, 150));
        assertThat(found.extent(), is(FaultDensity.DENSE));
        assertArrayEquals(new int[] {20, 150}, found.wrong().stream().toArray());
        assertThat(found.unvisited(), is(ENTRIES - 2));
    }

    @Test
    void leavesTheKeyOpenWhereTheBudgetIsSpentBeforeAnEntryIsLocated() {
        KeyComparison found = compare(loss.withBudget(60), TOLERANCE, off(1.5, 20));
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.unvisited(), is(ENTRIES));
    }

    @Test
    void takesTheFirstTwoDirectionsOfTheSeed() {
        KeyComparison found = compare(x.clone());
        Directions directions = loss.key(x.clone()).directions(SEED, "directions");
        for (int i = 0; i < 2; i++) {
            double[] at = x;
            double measured =
                    found.evidence().measurements().get(i).projection().of(entry -> at[entry]);
            assertThat(measured, is(directions.projection(i).of(entry -> at[entry])));
        }
    }

    /** A loss that is off until the first direction is judged, and right from then on. */
    private KeyComparison compareWithFalseAlarm() {
        DirectionalDerivatives alone = new DirectionalDerivatives(
                loss.point(), loss.key(times(0.5)), new Evidence.Collected(), TOLERANCE, SEED);
        assertThat(alone.judge(alone.steps()).kind(), is(Kind.DIFFERS));
        int alarm = loss.calls();
        int[] calls = {0};
        CountedLoss off = new CountedLoss(
                at -> {
                    double half = Arrays.stream(at).map(entry -> entry * entry).sum() / 2;
                    double centre =
                            Arrays.stream(loss.x).map(entry -> entry * entry).sum() / 2;
                    return calls[0]++ <= alarm ? centre + 2 * (half - centre) : half;
                },
                x.clone());
        return compare(off.withNoise(1e-14), TOLERANCE, x.clone());
    }

    @Test
    void clearsAKeyOfSuspicionWhereNoEntryAndNoFreshDirectionDiffers() {
        KeyComparison found = compareWithFalseAlarm();
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isBlurred(), is(false));
        assertThat(found.relativeDifference().value(), is(lessThan(1e-9)));
    }

    @Test
    void looksAlongANewDirectionEachTime() {
        double[] at = x;
        List<Double> projected = compareWithFalseAlarm().evidence().measurements().stream()
                .map(measurement -> measurement.projection().of(entry -> at[entry]))
                .toList();
        assertThat("one that differs, an entry, eight of the search, two more", projected.size(), is(12));
        assertThat(Set.copyOf(projected).size(), is(12));
    }

    /** {@code u v (u + v) / (u^2 + v^2)} has slope 0 along both axes, and another along directions between them. */
    @Test
    void leavesTheKeyOpenWhereDirectionsDifferAndNoEntryDoes() {
        CountedLoss saddle = new CountedLoss(
                at -> {
                    double sum = 0;
                    for (double entry : at) {
                        sum += entry;
                    }
                    double u = at[20] - 1;
                    double v = at[150] - 1;
                    return u == 0 && v == 0 ? sum : sum + 100 * u * v * (u + v) / (u * u + v * v);
                },
                ones());
        KeyComparison found = compare(saddle.withNoise(1e-12), TOLERANCE, ones());
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.resolution(), is(Double.POSITIVE_INFINITY));
        assertThat(found.unvisited(), is(0));
        assertThat(found.relativeDifference().value(), is(greaterThan(1e-3)));
        int entries = (int) IntStream.range(0, ENTRIES)
                .filter(entry -> !Double.isNaN(found.evidence().numerical(entry)))
                .count();
        assertThat(
                "one that differs, one for each of six rounds, two fresh ones",
                found.evidence().measurements().size() - entries,
                is(9));
    }

    private static double[] ones() {
        double[] ones = new double[ENTRIES];
        Arrays.fill(ones, 1);
        return ones;
    }
}
