/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StepCurveTests {
    private static final GradientChecker ASKED = GradientChecker.create().withStepCurves(true);
    private static final int EVALUATIONS = 28;

    private final double[] x = {0.3, -0.7, 0.9, 0.2, 0.5, -0.4, 0.8, 0.6, -0.1, 0.35};

    @Test
    void theTruncationOfASmoothLossHasSlopeTwo() {
        StepCurve curve = curve(ASKED, Math::exp, Math::exp);
        assertThat(curve.slope().orElseThrow(), is(closeTo(2, 0.1)));
        StepReport step = near(curve, 1e-2);
        double truncation = curve.truncation().orElseThrow() * step.step() * step.step();
        assertThat(curve.distance(step), is(closeTo(truncation, 0.01 * truncation)));
        assertThat(truncation, is(greaterThan(100 * curve.rounding() / step.step())));
    }

    /** Its sixth power, the lowest that a central difference at zero is wrong by, falls with the fourth of the step. */
    @Test
    void theSlopeIsThatOfTheLossAndNotAssumed() {
        Arrays.fill(x, 0);
        StepCurve curve = curve(ASKED, t -> Math.pow(t, 5) + t, t -> 5 * Math.pow(t, 4) + 1);
        assertThat(curve.slope().orElseThrow(), is(closeTo(4, 0.1)));
    }

    @Test
    void aParabolaShowsNothingButRounding() {
        StepCurve curve = curve(ASKED, t -> t * t, t -> 2 * t);
        assertThat(curve.slope(), is(OptionalDouble.empty()));
        assertThat(curve.truncation(), is(OptionalDouble.empty()));
    }

    @Test
    void whatIsWrongComesToRestAtItsError() {
        StepCurve curve = curve(ASKED, Math::exp, t -> 1.01 * Math.exp(t));
        assertThat(curve.slope().orElseThrow(), is(closeTo(0, 0.05)));
        double error = Math.abs(curve.analytic() - curve.numerical());
        assertThat(error, is(closeTo(0.01 / 1.01 * Math.abs(curve.analytic()), 1e-9)));
        assertThat(curve.distance(near(curve, 1e-5)), is(closeTo(error, 0.01 * error)));
        StepCurve right = curve(ASKED, Math::exp, Math::exp);
        double truncation = right.truncation().orElseThrow();
        assertThat("that of the loss", curve.truncation().orElseThrow(), is(closeTo(truncation, 0.01 * truncation)));
    }

    @Test
    void theStepWithTheSmallestErrorBarIsKeptAndEveryStepIsThere() {
        StepCurve curve = curve(ASKED, Math::exp, Math::exp);
        assertThat(curve.steps().size(), is(EVALUATIONS / 2));
        StepReport kept =
                curve.steps().stream().filter(StepReport::kept).findFirst().orElseThrow();
        assertThat(kept.errorBar(), is(curve.errorBar()));
        assertThat(curve.steps().stream().allMatch(step -> kept.errorBar() <= step.errorBar()), is(true));
        assertThat(Math.abs(curve.numerical() - curve.analytic()), is(lessThan(4 * curve.errorBar())));
    }

    @Test
    void stepsBeyondTheDomainAreLeftOut() {
        Arrays.setAll(x, i -> 0.1 + Math.abs(x[i]));
        StepCurve curve = curve(ASKED, Math::log, t -> 1 / t);
        assertThat(curve.steps().size(), is(lessThan(EVALUATIONS / 2)));
        assertThat(curve.slope().orElseThrow(), is(closeTo(2, 0.1)));
    }

    @Test
    void onlyOnRequestIsThereACurveWhichChangesNothingElse() {
        GradientReport without = check(GradientChecker.create(), Math::exp, Math::exp);
        GradientReport with = check(ASKED, Math::exp, Math::exp);
        assertThat(without.key("x").stepCurve(), is(Optional.empty()));
        assertThat(with.evaluations(), is(without.evaluations() + EVALUATIONS));
        assertThat(
                with.toString().replace(with.evaluations() + " evaluations", ""),
                is(without.toString().replace(without.evaluations() + " evaluations", "")));
        assertThat(with.settings().get("error against step"), containsString(EVALUATIONS + " evaluations each"));
        assertThat(without.toHtml(), not(containsString("Error against step")));
    }

    @Test
    void aSpentBudgetCostsThePictureAlone() {
        long needed = check(GradientChecker.create(), Math::exp, Math::exp).evaluations();
        GradientReport report = check(ASKED.withBudget(needed + EVALUATIONS / 2), Math::exp, Math::exp);
        assertThat(report.verdict(), is(Verdict.CORRECT));
        assertThat(report.key("x").stepCurve(), is(Optional.empty()));
    }

    @Test
    void aKeyThatMovesNothingHasNoCurve() {
        double[] still = {1, 2};
        GradientReport report = ASKED.withVacuous("still", "it is not used")
                .check(
                        Parameters.of("x", x, "still", still),
                        () -> Arrays.stream(x).map(Math::exp).sum(),
                        () -> Map.of("x", Arrays.stream(x).map(Math::exp).toArray(), "still", new double[2]));
        assertThat(report.key("still").stepCurve(), is(Optional.empty()));
        assertThat(report.key("x").stepCurve().isPresent(), is(true));
    }

    @Test
    void aLayerHasOneAsWellAndItsSingleOutputsHaveNone() {
        GradientReport report = ASKED.checkOutput(
                Parameters.of("x", x),
                () -> Arrays.stream(x).map(Math::exp).limit(3).toArray(),
                cotangent -> {
                    double[] gradient = new double[x.length];
                    Arrays.setAll(gradient, i -> i < 3 ? cotangent[i] * Math.exp(x[i]) : 0);
                    return gradient;
                });
        assertThat(report.key("x").stepCurve().orElseThrow().slope().orElseThrow(), is(closeTo(2, 0.1)));
        report.key("x").byOutput().values().forEach(output -> assertThat(output.stepCurve(), is(Optional.empty())));
    }

    private static StepReport near(StepCurve curve, double wanted) {
        return curve.steps().stream()
                .filter(step -> step.step() <= wanted)
                .findFirst()
                .orElseThrow();
    }

    private StepCurve curve(GradientChecker checker, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return check(checker, function, derivative).key("x").stepCurve().orElseThrow();
    }

    private GradientReport check(
            GradientChecker checker, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return checker.check(
                Parameters.of("x", x),
                () -> Arrays.stream(x).map(function).sum(),
                () -> Arrays.stream(x).map(derivative).toArray());
    }
}
