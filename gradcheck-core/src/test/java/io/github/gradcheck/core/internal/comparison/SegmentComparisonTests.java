/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
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
        assertThat("and at each end twelve for the noise there", loss.calls(), is(36 + 2 * 2 * 12));
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
        KeyComparison found = compare(TOLERANCE, () -> claims <= 17 ? 1.01 : 1);
        assertThat(found.extent(), is(FaultDensity.NONE));
        assertThat(found.isOpen(), is(true));
    }

    @Test
    void isNotProvenWrongByOneSegmentOfThree() {
        KeyComparison found = compare(TOLERANCE, () -> claims <= 17 ? 1 : 1.01);
        assertThat(found.extent(), is(FaultDensity.DENSE));
        assertThat("two that differ after one that agrees", claims, is(51));
    }

    @Test
    void leavesTheKeyOpenWhereTheLossHasNoValueAtTheEnd() {
        wrongFrom = 1e-4 + Arrays.stream(x).map(entry -> entry * entry / 2).sum();
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

        /** Of each segment: twelve calls for the noise at its beginning, one at its end, twelve about it, 17 nodes. */
        double length(int number) {
            int calls = 12 + 1 + 12 + 17;
            return (this.calls.get(calls * number + 12)[1] - 1)
                    / direction(number).component(1);
        }
    }

    @Test
    void goesSoFarThatNoiseTakesHalfOfTheSharpness() {
        double noise = 2e-6;
        Linear linear = new Linear(noise);
        linear.compare();
        for (int number = 0; number < 2; number++) {
            double expected = 2 * 4 * 3 * Math.sqrt(2) * noise / (4e-4 * Math.abs(linear.slope(number)));
            assertThat(linear.length(number), is(closeTo(expected, 1e-9)));
        }
    }

    @Test
    void goesNeitherNearerThanAThousandthNorFartherThanTheParametersThemselves() {
        for (double[] noiseAndLength : new double[][] {{1e-12, 1e-3}, {1, 1}}) {
            Linear linear = new Linear(noiseAndLength[0]);
            linear.compare();
            assertThat(linear.length(0), is(closeTo(noiseAndLength[1], 1e-9)));
        }
    }

    /** Half of 4e-4 for noise, and four error bars of 16 units in the last place of a float for the gradient. */
    @Test
    void seesWhatNoiseAndTheRoundingOfTheGradientLeave() {
        Linear linear = new Linear(2e-6);
        double least = Math.min(Math.abs(linear.slope(0)), Math.abs(linear.slope(1)));
        double rms = Math.hypot(linear.slope(0), linear.slope(1)) / Math.sqrt(2);
        double relative = 2e-4 + 4 * 16 * Math.pow(2, -24);
        assertThat(linear.compare().resolution(), is(closeTo(relative * least / rms, 1e-8)));
    }

    @Test
    void takesANewSegmentEachTime() {
        Set<Double> directions = new HashSet<>();
        compare(TOLERANCE, () -> {
            directions.add(Math.rint(1e4 * (x[1] - origin[1]) / (x[0] - origin[0])));
            return claims <= 17 ? 1.01 : claims <= 34 ? 1 : 1.01;
        });
        assertThat(claims, is(51));
        for (int number = 0; number < 3; number++) {
            Direction direction =
                    loss.key(origin.clone()).directions(SEED, "segments").towards(number, origin);
            assertThat(directions.contains(Math.rint(1e4 * direction.component(1) / direction.component(0))), is(true));
        }
    }
}
