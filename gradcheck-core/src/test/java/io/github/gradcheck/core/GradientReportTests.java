/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientReportTests {
    private final ClosedForm form = ClosedForm.sines(1);
    private final GradientReport pass = GradientChecker.create().check(form.at, form::loss, form::gradient);
    private final GradientReport failure =
            GradientChecker.create().check(form.at, form::loss, () -> form.gradientWith(4, 7.5));

    @Test
    void verdictIsTheWorstOfItsKeys() {
        assertThat(pass.verdict(), is(Verdict.CORRECT));
        assertThat(failure.verdict(), is(Verdict.WRONG));
        assertThat(
                List.of(Verdict.values()),
                is(List.of(Verdict.CORRECT, Verdict.UNVERIFIED, Verdict.VACUOUS, Verdict.WRONG)));
    }

    @Test
    void firstLineStandsForItself() {
        assertThat(pass.headline(), is("gradients of W, b are correct"));
        assertThat(
                failure.headline(),
                allOf(containsString("gradient of W is wrong"), containsString("W[1,1] is 7.50000 instead of")));
    }

    @Test
    void textIsTheFirstLineAndTheDetails() {
        assertThat(failure.toString(), is(failure.headline() + "\n" + failure.details()));
    }

    @Test
    void detailsNameKeysShapesVerdictsAndTheCost() {
        assertThat(
                failure.details(),
                allOf(
                        containsString("2x3"),
                        containsString("WRONG"),
                        containsString("CORRECT"),
                        containsString("1 of 6"),
                        containsString(failure.evaluations() + " evaluations")));
    }

    @Test
    void assertCorrectFailsWithTheFullText() {
        pass.assertCorrect();
        AssertionError error = assertThrows(AssertionError.class, failure::assertCorrect);
        assertThat(error.getMessage(), is(failure.toString()));
        assertThat("the core knows no test framework", error.getClass() == AssertionError.class, is(true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"UNVERIFIED", "VACUOUS", "WRONG"})
    void onlyCorrectIsCorrect(Verdict verdict) {
        GradientReport report = new HandMadeReport()
                .with(new HandMadeReport.HandMadeKey("W", 2).verdict(verdict))
                .report();
        assertThrows(AssertionError.class, report::assertCorrect);
    }

    @Test
    void jsonNamesVerdictKeysAndSettings() {
        assertThat(
                failure.toJson(),
                allOf(
                        containsString("{\"headline\":\"gradient of W is wrong"),
                        containsString("\"verdict\":\"WRONG\""),
                        containsString("\"entry\":\"W[1,1]\",\"analytic\":7.5,"),
                        containsString("\"coverage\":\"AUTO\"")));
    }

    @Test
    void keyReportIsItsNameAndVerdictInShort() {
        assertThat(failure.key("W").toString(), is("W: WRONG"));
    }

    @Test
    void keysStandInTheOrderOfTheParameters() {
        assertThat(failure.keys().stream().map(KeyReport::key).toList(), is(List.of("W", "b")));
        assertThat(failure.key("W").entries(), is(6));
    }

    @Test
    void keyThatWasNotCheckedIsAnErrorThatNamesThoseThatWere() {
        String message = assertThrows(IllegalArgumentException.class, () -> pass.key("c"))
                .getMessage();
        assertThat(message, allOf(containsString("`c`"), containsString("W"), containsString("b")));
    }

    @Test
    void listsCannotBeChangedFromOutside() {
        assertThrows(UnsupportedOperationException.class, () -> failure.keys().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> failure.key("W").wrongEntries().clear());
    }

    @Test
    void lossWithAllItsDigitsNeedsNoRemark() {
        assertThat(pass.remarks(), is(empty()));
    }

    @Test
    void lossComputedInFloatIsRemarkedOn() {
        double[] x = {0.1, 0.7, -0.3};
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("x", x), () -> (float) Math.exp(x[0] + x[1] * x[2]), () -> {
                    double y = Math.exp(x[0] + x[1] * x[2]);
                    return new double[] {y, y * x[2], y * x[1]};
                });
        // A float has 24 bits: its rounding error has a standard deviation of 1.7e-8 to 3.4e-8 of its value.
        assertThat(report.toString(), report.remarks().get(0).matches("the loss has about [78] digits.*"), is(true));
        assertThat(
                report.toString().replaceAll("\\s+", " "),
                containsString(report.remarks().get(0)));
        assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void oneArrayReturnedForTwoKeysIsRemarkedOn() {
        double[] v = {1, 2};
        double[] w = {3, 4};
        double[] reused = new double[2];
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("v", v, "w", w), () -> v[0] * v[0] + v[1] + w[0] * w[1], () -> {
                    reused[0] = w[1];
                    reused[1] = w[0];
                    return Map.of("v", reused, "w", reused);
                });
        assertThat(report.key("v").verdict(), is(Verdict.WRONG));
        assertThat(
                report.remarks(),
                hasItem(allOf(containsString("same array"), containsString("`v`"), containsString("`w`"))));
    }
}
