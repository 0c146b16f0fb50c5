/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTests {
    private static final int STEPS = 5;
    private static final StepSchedule SCHEDULE = StepSchedule.upTo(1e-6).within(STEPS);

    /** A pass needs a quarter of what must be seen, one part in a thousand. */
    private static final double ENOUGH = 2.5e-4;

    /** A line of parameters of size 5 that counts its values. */
    private static final class Counted implements Line {
        private final DoubleUnaryOperator function;
        private int evaluations;

        Counted(DoubleUnaryOperator function) {
            this.function = function;
        }

        @Override
        public double at(double t) {
            evaluations++;
            return function.applyAsDouble(t);
        }

        Derivative estimate(double noise, double analytic) {
            return new Ladder(this, noise, 5, 1).central(SCHEDULE, analytic);
        }
    }

    private static double[] distances() {
        return IntStream.rangeClosed(10, 70)
                .mapToDouble(k -> Math.pow(10, -k / 10.0))
                .toArray();
    }

    private static void assertKnown(Counted line, double noise, double slope) {
        Derivative estimate = line.estimate(noise, slope);
        assertTrue(estimate.confirms(slope), () -> estimate + " of " + slope);
        assertTrue(estimate.reach() <= ENOUGH * Math.abs(slope), () -> estimate + " of " + slope);
        assertTrue(line.evaluations <= 2 * (Ladder.RUNGS - StepSchedule.MIDDLE));
    }

    @Test
    void stepsShrinkWithTheDistanceToAPole() {
        for (double d : distances()) {
            assertKnown(new Counted(t -> 1 / (d + t)), 1e-16 / d, -1 / (d * d));
        }
    }

    @Test
    void stepsShrinkWithTheDistanceToAPoleThatIsTheSameOnBothSides() {
        for (double d : distances()) {
            assertKnown(new Counted(t -> 1 / ((d + t) * (d + t))), 1e-16 / (d * d), -2 / (d * d * d));
        }
    }

    @Test
    void noiseOfTheSizeOfRoundedParametersDoesNotHideThatAPoleIsNear() {
        for (double d : distances()) {
            double rounding = Math.ulp(5.0) / Math.sqrt(12);
            assertKnown(new Counted(t -> 1 / ((d + t) * (d + t))), 2 * rounding / (d * d * d), -2 / (d * d * d));
        }
    }

    @Test
    void stepsShrinkWithTheDistanceToTheEdgeOfADomain() {
        for (double d : distances()) {
            assertKnown(new Counted(t -> Math.log(d + t)), 1e-15, 1 / d);
            assertKnown(new Counted(t -> Math.sqrt(d + t)), 1e-16 * Math.sqrt(d), 0.5 / Math.sqrt(d));
        }
    }

    /** Beyond a pole quotients are of the size 1 / h^2, with error bars that are small beside a slope of 1e14. */
    @Test
    void forgetsWhatSeemedToBeKnownBeyondAPole() {
        Derivative estimate = new Counted(t -> 1 / (1e-7 + t)).estimate(1e-9, -1e14);
        assertTrue(estimate.step() < 1e-8);
        assertEquals(-1e14, estimate.value(), ENOUGH * 1e14);
    }

    @Test
    void aWrongClaimDoesNotHideThatAPoleIsNear() {
        Derivative estimate = new Counted(t -> 1 / (1e-5 + t)).estimate(1e-11, -2e10);
        assertEquals(-1e10, estimate.value(), ENOUGH * 1e10);
    }

    /** Noise makes quotients differ by ten times more at every smaller step. */
    @Test
    void noiseIsNoReasonForSmallerSteps() {
        for (double size = 1e-12; size < 1e-5; size *= 10) {
            double noise = size;
            Counted line = new Counted(t -> 1 + t + noise * Math.sin(1e15 * t));
            line.estimate(noise / 10, 1);
            assertTrue(line.evaluations <= 2 * STEPS + 2, () -> line.evaluations + " at a noise of " + noise);
        }
    }

    /** Truncation of exp falls a hundred times from step to step until noise of 1e-12 to 1e-8 has taken over. */
    @Test
    void noSmallerStepFollowsWhoseNoiseAloneIsAsLargeAsTheErrorBarThatIsThere() {
        for (double noise = 1e-12; noise < 1e-8; noise *= 1.2) {
            Counted line = new Counted(Math::exp);
            Derivative estimate = line.estimate(noise, 1);
            double deviations = noise;
            assertTrue(estimate.confirms(1), () -> estimate + " at a noise of " + deviations);
            assertTrue(line.evaluations <= 2 * STEPS, () -> line.evaluations + " at a noise of " + deviations);
        }
    }

    @Test
    void aWrongSlopeIsNoReasonForSmallerSteps() {
        Counted line = new Counted(t -> 1 + t);
        line.estimate(1e-16, 2);
        assertTrue(line.evaluations <= 2 * STEPS);
    }

    @Test
    void aJumpAtThePointGivesNoEstimateThatIsKnown() {
        Counted line = new Counted(t -> t > 0 ? 2 + t : 1 + t);
        Derivative estimate = line.estimate(1e-16, 1);
        assertTrue(!estimate.confirms(1) || estimate.reach() > 1);
        assertTrue(line.evaluations <= 2 * Ladder.RUNGS);
    }

    @Test
    void aLossWithoutValuesGivesNoEstimate() {
        Counted line = new Counted(t -> Double.NaN);
        assertEquals(Double.POSITIVE_INFINITY, line.estimate(1e-16, 1).errorBar());
        assertTrue(line.evaluations <= 2 * Ladder.RUNGS);
    }
}
