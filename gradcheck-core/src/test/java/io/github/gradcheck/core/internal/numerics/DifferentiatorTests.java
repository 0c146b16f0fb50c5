/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DifferentiatorTests {
    private static final int POINTS = 100;
    private static final StepSchedule FULL = StepSchedule.upTo(1e-6);
    private static final List<StepSchedule> EFFORTS =
            List.of(FULL, FULL.within(3), FULL.within(5), StepSchedule.upTo(1e-12));

    @Nested
    class EstimateOfASmoothFunction {

        @Test
        void isOffByAtMostFourErrorBars() {
            forManyPoints(point -> {
                for (StepSchedule effort : EFFORTS) {
                    Derivative estimate = point.estimate(effort);
                    assertThat(point.toString(), estimate.value(), is(closeTo(point.slope(), estimate.reach())));
                }
            });
        }

        /**
         * For exp at x from 0.5 to 2, at the step h = 10^-4 x: noise 2.1 eps/h is 5e-12 at most, and the distance 0.02
         * |R - D| from Richardson's to the plain quotient is 0.02 h^2/6 = 1.3e-10 at most, both relative to the
         * derivative.
         */
        @Test
        void hasASmallErrorBarWhereNoiseAllows() {
            SmoothFunction exp = SmoothFunction.ALL.get(1);
            for (double x = 0.5; x < 2; x += 0.01) {
                SmoothFunction.Point point = exp.at(x);
                assertThat(point.estimate(FULL).errorBar() / point.slope(), is(lessThanOrEqualTo(1e-9)));
            }
        }

        /** D(h) = 2 + h^2 exactly for 5 + 2t + t^3, so Richardson's R has no error but rounding. */
        @Test
        void hasNoTruncationErrorOnACubic() {
            Line cubic = t -> 5 + 2 * t + t * t * t;
            double noise = Math.ulp(5.0);
            Derivative estimate = new Differentiator(5, noise).estimate(cubic, 1, 2, FULL);
            double h = estimate.step();
            assertThat(Math.abs(estimate.value() - 2), is(lessThanOrEqualTo(4 * noise / h)));
            assertThat("a bare quotient would be off by more", h * h, is(greaterThan(4 * noise / h)));
        }

        @Test
        void takesIntoAccountThatAFloatMovesByOtherStepsThanAsked() {
            Line line = new Line() {
                @Override
                public double at(double t) {
                    return 3.0 * (float) (0.1f + t);
                }

                @Override
                public double displacement(double t) {
                    return (float) (0.1f + t) - (double) 0.1f;
                }
            };
            double value = line.at(0);
            // The loss is linear and computed in double: only a wrong step could make it inexact.
            Derivative estimate = new Differentiator(value, Math.ulp(value)).estimate(line, 0.1, 3, FULL);
            assertThat(estimate.value(), is(closeTo(3, 1e-9)));
        }

        @Test
        void evaluatesNoPlaceTwiceAndKeepsToItsEffort() {
            for (int rungs : new int[] {3, 5, 8}) {
                List<Double> places = new ArrayList<>();
                Line line = t -> {
                    places.add(t);
                    return Math.exp(t);
                };
                new Differentiator(1, 1e-4)
                        .estimate(line, 1, 1, StepSchedule.upTo(1e-12).within(rungs));
                assertThat(places, hasSize(2 * rungs));
                assertThat(new HashSet<>(places), hasSize(2 * rungs));
            }
        }

        /** A kink at 2e-6 is within all three steps, so that their quotients are nearly the mean of both slopes. */
        @Test
        void looksNearerWhereAKinkBesideThePointMakesADifference() {
            Line kinked = t -> 5 + 2 * t + Math.exp(t) + 0.1 * Math.abs(t - 2e-6);
            Differentiator differentiator = new Differentiator(kinked.at(0), Math.ulp(5.0));
            assertThat(differentiator.estimate(kinked, 1, 2.9, FULL.within(3)).agreesWith(2.9), is(false));
            Derivative nearer = differentiator.estimateNearby(kinked, 1, 2.9, 0, FULL.within(3));
            assertThat(nearer.agreesWith(2.9), is(true));
            assertThat(nearer.reach(), is(lessThanOrEqualTo(1e-6)));
        }

        /** The difference stays at every step. */
        @Test
        void staysWithTheFirstEstimateWhereTheAnalyticDerivativeIsWrong() {
            Line smooth = t -> 5 + 2 * t + Math.exp(t);
            Differentiator differentiator = new Differentiator(6, Math.ulp(6.0));
            for (double off = 1e-6; off < 1; off *= 10) {
                Derivative estimate = differentiator.estimateNearby(smooth, 1, 3 + off, 0, FULL.within(3));
                assertThat(estimate, is(differentiator.estimate(smooth, 1, 3 + off, FULL.within(3))));
                assertThat(estimate.agreesWith(3 + off), is(false));
            }
        }

        @Test
        void isUnknownWhereTheLossHasNoValues() {
            Derivative estimate = new Differentiator(1, 1e-16).estimate(t -> Double.NaN, 1, 1, FULL);
            assertThat(estimate.isKnown(), is(false));
        }
    }

    @Nested
    class JudgementOfASmoothFunction {

        @Test
        void agreesWithTheTrueDerivative() {
            forManyPoints(point -> {
                for (StepSchedule effort : EFFORTS) {
                    assertThat(
                            point.toString(), point.judge(point.slope(), effort).kind(), is(Kind.AGREES));
                }
            });
        }

        @Test
        void differsFromOneThatIsOffByAThousandthWhereNoiseCannotHideIt() {
            forManyPoints(point -> {
                // At a step of 10^-4 of the scale four bars of noise are 8.5e4 times the noise of the loss over the
                // scale.
                boolean visible = point.scale() * Math.abs(point.slope()) > 1e8 * point.noise();
                if (visible) {
                    assertThat(
                            point.toString(),
                            point.judge(1.001 * point.slope(), FULL).kind(),
                            is(Kind.DIFFERS));
                }
            });
        }

        /**
         * An estimate of the noise from nine points may be so far off. A kink beside the point must not be seen in it.
         */
        @Test
        void differsAlsoWhereNoiseIsTwiceAsLargeAsWasEstimated() {
            double estimated = 1e-13;
            for (int seed = 0; seed < 3000; seed++) {
                RandomStream random = RandomStream.of(seed, "noise");
                Line noisy = t -> 5 + 2 * t + t * t * t + 2 * estimated * random.nextGaussian();
                double off = Math.pow(10, -6 + 5 * random.nextUniform());
                Judgement judgement = new Differentiator(5, estimated)
                        .judge(noisy, Question.of(2 + off, 1).withTolerance(0, 0), Double.POSITIVE_INFINITY, FULL);
                assertThat("seed " + seed + ", off by " + off, judgement.kind(), is(Kind.DIFFERS));
            }
        }

        @Test
        void differsFromTheNegativeDerivativeAndFromZero() {
            forManyPoints(point -> {
                boolean visible = point.scale() * Math.abs(point.slope()) > 1e6 * point.noise();
                if (visible) {
                    assertThat(
                            point.toString(), point.judge(-point.slope(), FULL).kind(), is(Kind.DIFFERS));
                    assertThat(point.toString(), point.judge(0, FULL).kind(), is(Kind.DIFFERS));
                }
            });
        }

        @Test
        void differsFromNaN() {
            SmoothFunction.Point point = SmoothFunction.ALL.get(0).at(1);
            assertThat(point.judge(Double.NaN, FULL).kind(), is(Kind.DIFFERS));
        }
    }

    @Nested
    class AtAKink {

        @Test
        void everyValueBetweenTheSlopesIsAccepted() {
            for (double between : new double[] {-1, -0.999, -0.5, 0.1, 0.999, 1}) {
                assertThat("slope " + between, judgeAbs(between), is(Kind.NON_DIFFERENTIABLE));
            }
        }

        @Test
        void theMeanOfTheSlopesIsNoDerivativeThoughEveryCentralDifferenceIs() {
            assertThat(judgeAbs(0), is(Kind.NON_DIFFERENTIABLE));
        }

        @Test
        void aMinimumIsNoKinkHoweverCurved() {
            for (double curvature : new double[] {1e-6, 1, 1e6}) {
                Judgement judgement = new Differentiator(2, Math.ulp(2.0))
                        .judge(t -> 2 + curvature * t * t, Question.of(0, 1), Double.POSITIVE_INFINITY, FULL);
                assertThat("curvature " + curvature, judgement.kind(), is(Kind.AGREES));
            }
        }

        private Kind judgeAbs(double analytic) {
            return new Differentiator(2, Math.ulp(2.0))
                    .judge(
                            t -> 2 + Math.abs(t),
                            Question.of(analytic, 1).withTolerance(0, 0),
                            Double.POSITIVE_INFINITY,
                            FULL)
                    .kind();
        }
    }

    /** The loss 2 + sin(wx + p) + j|x - k| at x = 1, with a kink at k that lies 1e-9 to 1e-3 away. */
    @Nested
    class BesideAKink {

        /** What the default tolerance excuses. */
        private static final double TOLERANCE = 1e-6;

        @Test
        void trueDerivativeNeverDiffersByMoreThanTheDefaultTolerance() {
            forManyKinks((point, jump) -> {
                for (StepSchedule effort : EFFORTS) {
                    Judgement judgement = point.judge(point.slope(), effort);
                    double difference =
                            Math.abs(point.slope() - judgement.derivative().value());
                    boolean excused = difference <= TOLERANCE * Math.abs(point.slope());
                    assertThat(point.toString(), judgement.kind() == Kind.DIFFERS && !excused, is(false));
                }
            });
        }

        @Test
        void derivativeBeyondBothSlopesIsNeverAccepted() {
            forManyKinks((point, jump) -> {
                // Both slopes lie within |jump| of the smooth one.
                double beyond = point.slope() + 4 * jump;
                Kind kind = point.judge(beyond, FULL).kind();
                assertThat(point.toString(), kind, is(not(Kind.AGREES)));
                assertThat(point.toString(), kind, is(not(Kind.NON_DIFFERENTIABLE)));
            });
        }

        private void forManyKinks(KinkCheck check) {
            RandomStream random = RandomStream.of(1, "beside kinks");
            for (int i = 0; i < 50 * POINTS; i++) {
                double w = random.nextGaussian();
                double p = 3 * random.nextGaussian();
                double jump = random.nextGaussian();
                double distance = Math.pow(10, -9 + 6 * random.nextUniform());
                double kink = random.nextInt(2) == 0 ? 1 - distance : 1 + distance;
                SmoothFunction function = new SmoothFunction(
                        "sine with a kink " + distance + " away, jump " + jump,
                        x -> 2 + Math.sin(w * x + p) + jump * Math.abs(x - kink),
                        x -> w * Math.cos(w * x + p) + jump * Math.signum(x - kink),
                        false);
                check.accept(function.at(1), jump);
            }
        }

        interface KinkCheck {
            void accept(SmoothFunction.Point point, double jump);
        }
    }

    /**
     * The entry lies 1e-9 to 1 from the edge of the domain while the usual entry of its key is 1. The smallest step is
     * 1e-13: enough for an estimate from three steps that stay far from the edge.
     */
    @Nested
    class NearTheEdgeOfTheDomain {

        @Test
        void trueDerivativeAgreesWhereTheLossIsNaNBeyond() {
            forManyEdges(false, (loss, x, slope) -> assertThat("at " + x[0], judge(loss, x, slope), is(Kind.AGREES)));
        }

        @Test
        void trueDerivativeAgreesWhereTheLossThrowsBeyond() {
            forManyEdges(true, (loss, x, slope) -> assertThat("at " + x[0], judge(loss, x, slope), is(Kind.AGREES)));
        }

        @Test
        void twiceTheDerivativeDiffers() {
            forManyEdges(
                    true,
                    (loss, x, slope) ->
                            assertThat("at " + x[0] + " slope " + slope, judge(loss, x, 2 * slope), is(Kind.DIFFERS)));
        }

        @Test
        void onTheEdgeTheSlopeOfTheOtherSideCounts() {
            double[] x = {0};
            DoubleSupplier loss = () -> {
                if (x[0] < 0) {
                    throw new IllegalArgumentException("negative");
                }
                return 1 + Math.expm1(x[0]);
            };
            assertThat(judge(loss, x, 1), is(Kind.AGREES));
            assertThat(judge(loss, x, 1.01), is(Kind.DIFFERS));
        }

        @Test
        void lossWithoutValuesBesideThePointIsUndecided() {
            double[] x = {3};
            assertThat(judge(() -> x[0] == 3 ? 1 : Double.NaN, x, 1), is(Kind.UNDECIDED));
        }

        private void forManyEdges(boolean throwing, EdgeCheck check) {
            RandomStream random = RandomStream.of(2, "edges");
            for (SmoothFunction function : SmoothFunction.ALL) {
                for (int i = 0; function.positive() && i < POINTS; i++) {
                    double[] x = {Math.pow(10, -9 * random.nextUniform())};
                    double slope = function.at(x[0]).slope();
                    DoubleSupplier loss = () -> {
                        if (throwing && x[0] <= 0) {
                            throw new IllegalArgumentException("not positive");
                        }
                        return function.f().applyAsDouble(x[0]);
                    };
                    check.accept(loss, x, slope);
                }
            }
        }

        private Kind judge(DoubleSupplier loss, double[] x, double analytic) {
            double at = x[0];
            Line line = new MovedEntry(
                    moved -> {
                        x[0] = moved;
                        try {
                            return loss.getAsDouble();
                        } finally {
                            x[0] = at;
                        }
                    },
                    at);
            double value = loss.getAsDouble();
            double noise = Noise.along(line, value).level();
            return new Differentiator(value, noise)
                    .judge(line, Question.of(analytic, 1).withTolerance(0, 0), Double.POSITIVE_INFINITY, FULL)
                    .kind();
        }

        interface EdgeCheck {
            void accept(DoubleSupplier loss, double[] x, double slope);
        }
    }

    private static void forManyPoints(Consumer<SmoothFunction.Point> check) {
        for (SmoothFunction function : SmoothFunction.ALL) {
            for (double factor : new double[] {1e-6, 1, 1e6}) {
                RandomStream random = RandomStream.of(1, function.name());
                for (int i = 0; i < POINTS; i++) {
                    check.accept(function.times(factor).at(function.point(random)));
                }
            }
        }
    }
}
