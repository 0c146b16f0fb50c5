/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loss is half the sum of squares, so that the gradient is the point itself. */
class DirectionalDerivativesTests {
    private static final long SEED = 41;

    private final double[] x = new double[50];
    private final CountedLoss loss;
    private final Evidence.Collected evidence = new Evidence.Collected();

    DirectionalDerivativesTests() {
        Arrays.setAll(x, i -> 1 + i % 5);
        loss = CountedLoss.halfSquares(x).withNoise(1e-14);
    }

    private DirectionalDerivatives along(double... gradient) {
        return new DirectionalDerivatives(loss.point(), loss.key(gradient), evidence, new Tolerance(1e-6), SEED);
    }

    private double[] times(double factor) {
        return Arrays.stream(x).map(entry -> factor * entry).toArray();
    }

    private List<Measurement> measurements() {
        return evidence.evidence().measurements();
    }

    @Test
    void implyWhatTheGradientDoesAlongThePresentDirection() {
        DirectionalDerivatives derivatives = along(x.clone());
        double first = derivatives.projected();
        assertThat(first, is(derivatives.direction().dot(x)));
        derivatives.next();
        assertThat(derivatives.projected(), is(derivatives.direction().dot(x)));
        assertThat(derivatives.projected(), is(not(first)));
        double second =
                loss.key(x.clone()).directions(SEED, "directions").draw(1).dot(x);
        assertThat(derivatives.projected(), is(second));
    }

    @Test
    void areThoseOfTheSeed() {
        assertThat(along(x.clone()).projected(), is(along(x.clone()).projected()));
        DirectionalDerivatives other =
                new DirectionalDerivatives(loss.point(), loss.key(x.clone()), evidence, new Tolerance(1e-6), SEED + 1);
        assertThat(other.projected(), is(not(along(x.clone()).projected())));
    }

    @Test
    void ofARightGradientAgreeAtFourStepsAtMost() {
        DirectionalDerivatives derivatives = along(x.clone());
        Judgement judgement = derivatives.judge(derivatives.steps());
        assertThat(judgement.kind(), is(Kind.AGREES));
        assertThat(judgement.derivative().value(), is(closeTo(derivatives.projected(), 1e-9)));
        assertThat(loss.calls(), is(lessThanOrEqualTo(2 * DirectionalDerivatives.MOST_STEPS)));
        assertArrayEquals(times(1), x);
    }

    @Test
    void ofAWrongGradientDiffer() {
        DirectionalDerivatives derivatives = along(times(1.001));
        Judgement judgement = derivatives.judge(derivatives.steps());
        assertThat(judgement.kind(), is(Kind.DIFFERS));
        assertThat(judgement.derivative().value(), is(closeTo(derivatives.projected() / 1.001, 1e-9)));
    }

    @Test
    void areKeptAsEvidenceThatProjectsAnyGradient() {
        DirectionalDerivatives derivatives = along(x.clone());
        derivatives.next();
        Judgement judgement = derivatives.judge(derivatives.steps());
        double projected = derivatives.projected();
        derivatives.next();
        assertThat(measurements().size(), is(1));
        Measurement kept = measurements().get(0);
        assertThat(kept.value(), is(judgement.derivative().value()));
        assertThat(kept.reach(), is(judgement.derivative().reach()));
        assertThat(kept.projection().of(i -> x[i]), is(projected));
    }

    @Test
    void areNoEvidenceAtAKink() {
        CountedLoss corner =
                new CountedLoss(at -> Arrays.stream(at).map(Math::abs).sum(), new double[10]).withNoise(1e-16);
        double[] between = new double[10];
        Arrays.fill(between, 0.3);
        DirectionalDerivatives derivatives =
                new DirectionalDerivatives(corner.point(), corner.key(between), evidence, new Tolerance(1e-6), SEED);
        assertThat(derivatives.judge(derivatives.steps()).kind(), is(Kind.NON_DIFFERENTIABLE));
        assertThat(measurements(), is(List.of()));
    }

    @Test
    void onAPartAreEstimatedThereOnly() {
        DirectionalDerivatives derivatives = along(x.clone());
        double expected = derivatives.direction().restrictedTo(10, 20).dot(x);
        Derivative part = derivatives.estimate(10, 20, expected, derivatives.following(1, true));
        assertThat(part.value(), is(closeTo(expected, 1e-9)));
        assertThat(part.isKnown(), is(true));
        assertThat("one part is no evidence", measurements(), is(List.of()));
        for (int[] beside : new int[][] {{0, 49}, {1, 50}, {10, 40}}) {
            derivatives.estimate(beside[0], beside[1], expected, derivatives.following(1, true));
        }
        assertThat(measurements(), is(List.of()));
    }

    @Test
    void onAllEntriesAreEvidence() {
        DirectionalDerivatives derivatives = along(x.clone());
        Derivative whole = derivatives.estimate(derivatives.projected());
        assertThat(whole.value(), is(closeTo(derivatives.projected(), 1e-9)));
        assertThat(measurements().size(), is(1));
        assertThat(measurements().get(0).projection().of(i -> x[i]), is(derivatives.projected()));
    }

    @Test
    void areAsSharpAsOneWrongEntryOfManyNeeds() {
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        CountedLoss linear = new CountedLoss(at -> Arrays.stream(at).sum(), ones).withNoise(1e-14);
        StepSchedule steps = new DirectionalDerivatives(
                        linear.point(), linear.key(ones), evidence, new Tolerance(1e-6), SEED)
                .steps();
        assertThat(steps.sharpness(), is(closeTo(1e-8, 1e-20)));
        assertThat(steps.mostRungs(), is(DirectionalDerivatives.MOST_STEPS));
    }

    /** Noise counts in proportion to the derivative along a direction, here sqrt(100) entries of 4 each. */
    @Test
    void takeNarrowStepsWhereNoiseIsFelt() {
        double[] fours = new double[100];
        Arrays.fill(fours, 4);
        for (double[] noiseAndSpacing : new double[][] {{3e-11, 1}, {1e-10, 0.5}, {3e-10, 0.5}, {1e-8, 1}}) {
            double[] ones = new double[100];
            Arrays.fill(ones, 1);
            CountedLoss linear = new CountedLoss(at -> 4 * Arrays.stream(at).sum(), ones).withNoise(noiseAndSpacing[0]);
            StepSchedule steps = new DirectionalDerivatives(
                            linear.point(), linear.key(fours), evidence, new Tolerance(1e-6), SEED)
                    .steps();
            assertThat("noise " + noiseAndSpacing[0], steps.spacing(), is(noiseAndSpacing[1]));
        }
    }
}
