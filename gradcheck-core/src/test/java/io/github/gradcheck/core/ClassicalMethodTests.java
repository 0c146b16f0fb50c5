/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** J = t^3 at 2: J' = 12; the forward quotient is 12 + 6h + h^2, the central one 12 + h^2. */
class ClassicalMethodTests {
    private final GradientChecker checker = GradientChecker.create();

    private final double[] theta = {2};
    private final Parameters at = Parameters.of("theta", theta);

    @Test
    void hasAnErrorProportionalToTheStepForward() {
        assertErrors(Scheme.FORWARD, h -> 6 * h + h * h);
    }

    @Test
    void hasAnErrorProportionalToTheSquareOfTheStepCentrally() {
        assertErrors(Scheme.CENTRAL, h -> h * h);
    }

    @Test
    void isCentralUnlessToldOtherwise() {
        assertThat(
                check(checker.withStep(0.1)).relativeDifference(),
                is(check(checker.withStep(0.1).withScheme(Scheme.CENTRAL)).relativeDifference()));
    }

    @Test
    void passesUpToItsThresholdAndFailsBeyond() {
        double difference = 0.01 / (12 + 12.01); // h = 0.1, central
        GradientChecker step = checker.withStep(0.1);
        assertThat(check(step.withThreshold(1.001 * difference)).verdict(), is(Verdict.CORRECT));
        assertThat(check(step.withThreshold(0.999 * difference)).verdict(), is(Verdict.WRONG));
    }

    @Test
    void hasTheThresholdOfTheCourseByDefault() {
        // h = 0.0021 and 0.0023 give 1.8e-7 and 2.2e-7.
        assertThat(check(checker.withStep(0.0021)).verdict(), is(Verdict.CORRECT));
        assertThat(check(checker.withStep(0.0023)).verdict(), is(Verdict.WRONG));
    }

    @Test
    void takesTwoEvaluationsPerEntryCentrallyAndOneForward() {
        long central = check(checker.withStep(1e-3)).evaluations();
        long forward = check(checker.withStep(1e-3).withScheme(Scheme.FORWARD)).evaluations();
        assertThat(central - forward, is(1L));
    }

    @Test
    void blamesTheKeyThatIsWrongAndNotTheOther() {
        ClosedForm form = ClosedForm.sines(4);
        GradientReport report =
                checker.withStep(1e-5).check(form.at, form::loss, () -> form.gradientWith(4, 2 * form.gradientOf(4)));
        assertThat(report.key("W").verdict(), is(Verdict.WRONG));
        assertThat(report.key("b").verdict(), is(Verdict.CORRECT));
    }

    @Test
    void isWrongForNaN() {
        GradientReport report =
                checker.withStep(1e-5).check(at, () -> theta[0] * theta[0], () -> new double[] {Double.NaN});
        assertThat(report.verdict(), is(Verdict.WRONG));
    }

    private void assertErrors(Scheme scheme, DoubleFunction<Double> error) {
        for (double h = 0.1; h > 1e-4; h /= 3) {
            double expected = error.apply(h) / (24 + error.apply(h));
            double rounding = 4 * Math.ulp(8.0) / h / 24; // two values near 8, divided by h, over |a| + |n|
            double found = check(checker.withStep(h).withScheme(scheme)).relativeDifference();
            assertThat(found, is(closeTo(expected, rounding)));
        }
    }

    private GradientReport check(GradientChecker how) {
        return how.check(at, () -> theta[0] * theta[0] * theta[0], () -> new double[] {3 * theta[0] * theta[0]});
    }
}
