/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Half the sum of squares rounded to float, so that the gradient is the point itself and no small step shows it. */
class SegmentComparisonTests {
    private static final long SEED = 47;
    private static final int ENTRIES = 40;
    private static final Tolerance TOLERANCE = new Tolerance(1e-9);

    private final double[] x = new double[ENTRIES];
    private final double[] origin;
    private final CountedLoss loss;
    private double wrongFrom = Double.POSITIVE_INFINITY;
    private int claims;
    private double moved;
    private final double[] ratios = new double[3];

    SegmentComparisonTests() {
        Arrays.setAll(x, i -> 1 + i % 3);
        origin = x.clone();
        loss = new CountedLoss(
                        at -> {
                            double sum = 0;
                            for (double entry : at) {
                                sum += entry * entry / 2;
                            }
                            return sum > wrongFrom ? Double.NaN : (float) sum;
                        },
                        x)
                .withNoise(2e-6);
        Arrays.setAll(ratios, this::ratio);
    }

    private KeyComparison compare(Tolerance tolerance, double factor) {
        return compare(tolerance, () -> factor);
    }

    /** Backward returns the gradient times a factor that may change from call to call. */
    private KeyComparison compare(Tolerance tolerance, DoubleSupplier factor) {
        Backward backward = () -> {
            claims++;
            double now = factor.getAsDouble();
            double[] gradient = Arrays.stream(x).map(entry -> now * entry).toArray();
            return new Claim(List.of(Gradient.read(gradient, Parameters.of("x", x), Parameters.none())));
        };
        return asFarAsTheBudgetReaches(new SegmentComparison(
                loss.point(),
                tolerance,
                SEED,
                loss.key(origin.clone()),
                new BackwardCalls(backward, loss.objective())));
    }

    @Test
    void passesARightGradientAlongTwoSegments() {
        KeyComparison found = compare(TOLERANCE, 1);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(false));
        assertThat(found.relativeDifference().value(), is(closeTo(0, 1e-4)));
        assertThat("one piece of 17 points each", claims, is(34));
        assertThat("whose losses show the noise, too", loss.calls(), is(34));
        assertArrayEquals(origin, x);
    }

    @Test
    void seesAnErrorOfOnePartInAThousandFromFar() {
        KeyComparison found = compare(TOLERANCE, 1.001);
        assertThat(found.extent(), is(FaultDensity.DENSE));
        assertThat(found.wrong().count(), is(0));
        assertThat(found.resolution(), is(lessThan(5e-4)));
        assertThat(compare(TOLERANCE, 0.999).extent(), is(FaultDensity.DENSE));
    }

    @Test
    void excusesATenthOfTheToleranceOfAnEntry() {
        assertThat(compare(new Tolerance(0.11), 1.01).extent(), is(FaultDensity.NONE));
        assertThat(compare(new Tolerance(0.09), 1.01).extent(), is(FaultDensity.DENSE));
    }

    @Test
    void leavesTheKeyOpenWhereOneSegmentAgreesAndOneDiffers() {
        KeyComparison found = compare(TOLERANCE, () -> isAlong(0) ? 1.01 : 1);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(true));
    }

    @Test
    void isNotProvenWrongByOneSegmentOfThree() {
        KeyComparison found = compare(TOLERANCE, () -> isAlong(0) ? 1 : 1.01);
        assertThat(found.extent(), is(FaultDensity.DENSE));
        assertThat("two that differ, at two lengths each, after one that agrees", claims, is(17 + 2 * 2 * 17));
    }

    /** Whether the point has been moved along a certain segment. */
    private boolean isAlong(int number) {
        return Math.abs(ratio() - ratios[number]) < 1e-3;
    }

    /** At the point itself that of the node before. */
    private double ratio() {
        moved = x[0] == origin[0] ? moved : (x[1] - origin[1]) / (x[0] - origin[0]);
        return moved;
    }

    private double ratio(int number) {
        Direction direction =
                loss.key(origin.clone()).directions(SEED, "segments").towards(number, origin);
        return direction.component(1) / direction.component(0);
    }

    @Test
    void callsAGradientWrongThatStaysAsItWasAtThePoint() {
        Backward stale =
                () -> new Claim(List.of(Gradient.read(origin.clone(), Parameters.of("x", x), Parameters.none())));
        KeyComparison found = asFarAsTheBudgetReaches(new SegmentComparison(
                loss.point(), TOLERANCE, SEED, loss.key(origin.clone()), new BackwardCalls(stale, loss.objective())));
        assertThat(found.extent(), is(FaultDensity.DENSE));
    }

    @Test
    void usesTheOtherSideWhereTheLossHasNoValueAtTheEnd() {
        wrongFrom = 1e-4 + Arrays.stream(x).map(entry -> entry * entry / 2).sum();
        assertThat(compare(TOLERANCE, 1).isOpen(), is(false));
        assertThat(compare(TOLERANCE, 1.01).extent(), is(FaultDensity.DENSE));
    }

    @Test
    void leavesTheKeyOpenWhereTheLossHasNoValues() {
        wrongFrom = 0;
        KeyComparison found = compare(TOLERANCE, 1);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(true));
    }

    @Test
    void leavesTheKeyOpenWhereBackwardHasNone() {
        KeyComparison found = compare(TOLERANCE, Double.NaN);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(true));
    }

    @Test
    void leavesTheKeyOpenWhereTheBudgetIsSpent() {
        loss.withBudget(30);
        KeyComparison found = compare(TOLERANCE, 1.01);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.unvisited(), is(ENTRIES));
        assertThat(found.isOpen(), is(true));
        assertArrayEquals(origin, x);
    }

    /** A loss {@code sum of c_i x_i}, whose slope is everywhere the same, and where it was called. */
    private static final class Linear {
        final double[] slopes = new double[ENTRIES];
        final double[] ones = new double[ENTRIES];
        final CountedLoss loss;
        final KeyGradient key;
        final List<double[]> calls = new ArrayList<>();

        Linear(double noise) {
            Arrays.setAll(slopes, i -> 1 + i % 3);
            Arrays.fill(ones, 1);
            loss = new CountedLoss(
                            at -> {
                                calls.add(at.clone());
                                double sum = 0;
                                for (int i = 0; i < ENTRIES; i++) {
                                    sum += slopes[i] * at[i];
                                }
                                return sum;
                            },
                            ones)
                    .withNoise(noise);
            key = loss.key(slopes);
        }

        KeyComparison compare() {
            BasePoint point = loss.point();
            calls.clear();
            Backward backward = () ->
                    new Claim(List.of(Gradient.read(slopes.clone(), Parameters.of("x", ones), Parameters.none())));
            return asFarAsTheBudgetReaches(
                    new SegmentComparison(point, TOLERANCE, SEED, key, new BackwardCalls(backward, loss.objective())));
        }

        /** The slopes along the two directions that are taken. */
        double slope(int number) {
            return direction(number).dot(slopes);
        }

        Direction direction(int number) {
            return key.directions(SEED, "segments").towards(number, slopes);
        }

        /** Of each segment: 17 nodes, the first of which is the end on the left. */
        double length(int number) {
            return -(this.calls.get(17 * number)[1] - 1) / direction(number).component(1);
        }
    }

    @Test
    void goesSoFarThatTenTimesTheNoiseMakesTheSharpness() {
        double noise = 2e-4;
        Linear linear = new Linear(noise);
        linear.compare();
        for (int number = 0; number < 2; number++) {
            double least = 10 * noise / (4e-4 * Math.abs(linear.slope(number)));
            assertThat(
                    linear.length(number) / least, is(both(greaterThan(0.999)).and(lessThan(1.78))));
        }
    }

    @Test
    void goesAtFirstNeitherNearerThanAHundredthNorFartherThanTheParametersThemselves() {
        for (double[] noiseAndLength : new double[][] {{1e-12, 1e-2}, {1, 1}}) {
            Linear linear = new Linear(noiseAndLength[0]);
            linear.compare();
            assertThat(linear.length(0), is(closeTo(noiseAndLength[1], 1e-9)));
        }
    }

    /** Below 4e-4, and not below twice 16 units in the last place of a float for the gradient. */
    @Test
    void seesWhatNoiseAndTheRoundingOfTheGradientLeave() {
        assertThat(
                new Linear(2e-6).compare().resolution(),
                is(both(greaterThan(1e-5)).and(lessThan(4e-4))));
        double rounding = 2 * 2 * 16 * Math.pow(2, -24);
        assertThat(new Linear(1e-12).compare().resolution(), is(closeTo(1.25 * rounding, 1e-8)));
    }

    @Test
    void takesANewSegmentEachTime() {
        Set<Integer> taken = new HashSet<>();
        compare(TOLERANCE, () -> {
            for (int number = 0; number < 3; number++) {
                if (isAlong(number)) {
                    taken.add(number);
                }
            }
            return isAlong(0) || isAlong(2) ? 1.01 : 1;
        });
        assertThat(taken, is(Set.of(0, 1, 2)));
    }
}
