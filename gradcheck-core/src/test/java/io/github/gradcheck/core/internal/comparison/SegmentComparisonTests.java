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
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
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
        assertThat(loss.calls(), is(36));
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
}
