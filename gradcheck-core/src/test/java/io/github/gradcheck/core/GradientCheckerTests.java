/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GradientCheckerTests {
    private static final int SEEDS = 250;

    private final GradientChecker checker = GradientChecker.create();

    @Test
    void trueGradientsOfClosedFormsAreCorrect() {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (ClosedForm form : ClosedForm.all(seed)) {
                GradientReport report = checker.check(form.at, form::loss, form::gradient);
                assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.CORRECT));
                assertThat(report.key("W").verdict(), is(Verdict.CORRECT));
                assertThat(report.key("b").verdict(), is(Verdict.CORRECT));
            }
        }
    }

    @Test
    void scaleAndOffsetOfTheLossDoNotMatter() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            for (ClosedForm form : ClosedForm.all(seed)) {
                for (double factor : new double[] {1e-6, 1e6}) {
                    GradientReport report =
                            checker.check(form.at, () -> factor * form.loss(), () -> form.gradientTimes(factor));
                    assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.CORRECT));
                }
                GradientReport offset = checker.check(form.at, () -> 1e6 + form.loss(), form::gradient);
                assertThat("seed " + seed + "\n" + offset, offset.verdict(), is(not(Verdict.WRONG)));
            }
        }
    }

    @Test
    void faultInOneEntryIsFoundInItsKeyAndAtItsPlaceOnly() {
        // The faults are 1000 times the tolerance and more, relative to the entry.
        List<UnaryOperator<Double>> faults = List.of(g -> 2 * g, g -> -g, g -> 1.001 * g, g -> 0.0, g -> g / 8);
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            for (ClosedForm form : ClosedForm.all(seed)) {
                for (UnaryOperator<Double> fault : faults) {
                    double wrong = fault.apply(form.gradientOf(4));
                    GradientReport report = checker.check(form.at, form::loss, () -> form.gradientWith(4, wrong));
                    assertThat("seed " + seed + "\n" + report, report.verdict(), is(Verdict.WRONG));
                    assertThat(report.key("W").verdict(), is(Verdict.WRONG));
                    assertThat(report.key("b").verdict(), is(Verdict.CORRECT));
                    assertThat(report.key("W").wrongEntryCount(), is(1));
                    assertThat(report.key("W").wrongEntries().get(0).entry(), is("W[1,1]"));
                }
            }
        }
    }

    @Test
    void wrongEntryIsReportedWithBothValuesAndAnErrorBarThatHoldsTheTruth() {
        ClosedForm form = ClosedForm.sines(1);
        double truth = form.gradientOf(4);

        EntryReport entry = checker.check(form.at, form::loss, () -> form.gradientWith(4, 3 * truth))
                .key("W")
                .wrongEntries()
                .get(0);

        assertThat(entry.analytic(), is(3 * truth));
        assertThat(entry.numerical(), is(closeTo(truth, 4 * entry.errorBar())));
        assertThat("relative error bar", entry.errorBar() / Math.abs(truth), is(lessThanOrEqualTo(1e-6)));
        assertThat(entry.ratio(), is(closeTo(3, 4e-6)));
    }

    @Test
    void wrongEntriesAreListedWorstFirst() {
        ClosedForm form = ClosedForm.quadratic(3);
        GradientReport report = checker.check(form.at, form::loss, () -> {
            Map<String, Object> gradient = form.gradient();
            double[] entries = ((DMatrixRMaj) gradient.get("W")).data;
            entries[1] += 0.5;
            entries[3] += 5;
            entries[5] -= 50;
            return gradient;
        });
        assertThat(
                report.key("W").wrongEntries().stream().map(EntryReport::entry).toList(),
                is(List.of("W[1,2]", "W[1,0]", "W[0,1]")));
    }

    @Nested
    class GradientThatIsNotANumber {

        @Test
        void isWrongAtItsEntry() {
            ClosedForm form = ClosedForm.quadratic(2);
            GradientReport report = checker.check(form.at, form::loss, () -> form.gradientWith(2, Double.NaN));
            assertThat(report.toString(), report.key("W").verdict(), is(Verdict.WRONG));
            assertThat(report.key("W").wrongEntryCount(), is(1));
            assertThat(report.key("W").wrongEntries().get(0).entry(), is("W[0,2]"));
            assertThat(report.key("b").verdict(), is(Verdict.CORRECT));
        }

        @Test
        void isWrongInEveryEntry() {
            ClosedForm form = ClosedForm.quadratic(2);
            GradientReport report = checker.check(
                    form.at,
                    form::loss,
                    () -> Map.of("W", form.gradient().get("W"), "b", new double[] {Double.NaN, Double.NaN}));
            assertThat(report.key("b").verdict(), is(Verdict.WRONG));
            assertThat(report.key("b").wrongEntryCount(), is(2));
            assertThat(report.key("W").verdict(), is(Verdict.CORRECT));
        }
    }

    @Nested
    class VerdictIs {
        private final double[] w = {0.5, -2};

        @Test
        void vacuousWhereLossAndGradientAreConstant() {
            Parameters at = Parameters.of("used", new double[] {3}, "unused", w);
            GradientReport report = checker.check(
                    at,
                    () -> at.blocks().get(0).get(0) * 2,
                    () -> Map.of("used", new double[] {2}, "unused", new double[2]));
            assertThat(report.key("unused").verdict(), is(Verdict.VACUOUS));
            assertThat(report.key("used").verdict(), is(Verdict.CORRECT));
            assertThat(report.verdict(), is(Verdict.VACUOUS));
        }

        @Test
        void wrongWhereOnlyTheGradientIsZero() {
            GradientReport report = checker.check(Parameters.of("w", w), () -> w[0] * w[1], () -> new double[2]);
            assertThat(report.verdict(), is(Verdict.WRONG));
        }

        @Test
        void wrongWhereOnlyTheLossIsConstant() {
            GradientReport report = checker.check(Parameters.of("w", w), () -> 3.0, () -> new double[] {1, 0});
            assertThat(report.verdict(), is(Verdict.WRONG));
            assertThat(report.key("w").wrongEntries().get(0).entry(), is("w[0]"));
        }

        @Test
        void correctWhereSomeEntriesAreTrulyZero() {
            GradientReport report =
                    checker.check(Parameters.of("w", w), () -> Math.sin(w[0]), () -> new double[] {Math.cos(w[0]), 0});
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void unverifiedWhereNoiseHidesTheGradient() {
            // The loss near 1e10 has a last place of 2e-6, that is a relative resolution of the derivative 1e-9
            // near 2e-6/1e-9, far from one part in a thousand at any step within the parameters' size.
            GradientReport report = checker.check(
                    Parameters.of("w", w), () -> 1e10 + 1e-9 * (w[0] + w[1]), () -> new double[] {1e-9, 1e-9});
            assertThat(report.toString(), report.verdict(), is(Verdict.UNVERIFIED));
        }

        @Test
        void correctAtAKinkWithAValueBetweenTheSlopes() {
            for (double subgradient : new double[] {-1, -0.5, 0.3, 1}) {
                GradientReport report = checkAtKink(subgradient);
                assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
                assertThat(report.key("x").nonDifferentiable(), is(1));
            }
        }

        /** |x_0| + x_1^2 at (0, 1), with some value for the derivative of |x| at 0. */
        private GradientReport checkAtKink(double atZero) {
            double[] x = {0, 1};
            return checker.check(Parameters.of("x", x), () -> Math.abs(x[0]) + x[1] * x[1], () ->
                    new double[] {x[0] == 0 ? atZero : Math.signum(x[0]), 2 * x[1]});
        }
    }

    @Nested
    class RelativeDifference {
        private final ClosedForm form = ClosedForm.quadratic(5);

        /** On a quadratic form central differences have no error but rounding: about 1e-16/1e-5 of the loss. */
        private static final double ROUNDING = 1e-9;

        @Test
        void ofAKeyIsTheNormOfTheDifferenceOverTheSumOfBothNorms() {
            GradientReport report = checker.check(form.at, form::loss, () -> weightsTimes(3));
            assertThat(report.key("W").relativeDifference(), is(closeTo(2.0 / 4, ROUNDING)));
            assertThat(report.key("b").relativeDifference(), is(lessThanOrEqualTo(ROUNDING)));
        }

        @Test
        void ofAllKeysTakesTheNormsOverAllOfThem() {
            double w = norm(((DMatrixRMaj) form.gradient().get("W")).data);
            double b = norm((double[]) form.gradient().get("b"));
            GradientReport report = checker.check(form.at, form::loss, () -> weightsTimes(3));
            assertThat(
                    report.relativeDifference(),
                    is(closeTo(2 * w / (Math.hypot(3 * w, b) + Math.hypot(w, b)), ROUNDING)));
        }

        @Test
        void isOneWhereTheSignIsWrong() {
            assertThat(
                    checker.check(form.at, form::loss, () -> weightsTimes(-1))
                            .key("W")
                            .relativeDifference(),
                    is(closeTo(1, ROUNDING)));
        }

        private Map<String, Object> weightsTimes(double factor) {
            Map<String, Object> gradient = form.gradient();
            gradient.put("W", form.gradientTimes(factor).get("W"));
            return gradient;
        }

        private double norm(double[] numbers) {
            return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum());
        }
    }

    @Nested
    class Inputs {
        private final double[] w = {0.5, -2};
        private final double[] x = {3, 4};

        @Test
        void areCheckedWhereTheirGradientIsReturned() {
            GradientReport report = check(() -> Map.of("w", x.clone(), "dx", new double[] {w[0], -w[1]}));
            assertThat(report.key("w").verdict(), is(Verdict.CORRECT));
            assertThat(report.key("x").verdict(), is(Verdict.WRONG));
            assertThat(report.key("x").wrongEntries().get(0).entry(), is("x[1]"));
        }

        @Test
        void areNotCheckedElse() {
            GradientReport report = check(() -> Map.of("w", x.clone()));
            assertThat(report.keys().stream().map(KeyReport::key).toList(), is(List.of("w")));
        }

        @Test
        void mustNotBeAParameterToo() {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> checker.check(
                            Parameters.of("w", w), Parameters.of("x", w), () -> 0, () -> new double[] {0, 0}));
        }

        private GradientReport check(Supplier<Map<String, double[]>> gradient) {
            return checker.check(
                    Parameters.of("w", w), Parameters.of("x", x), () -> w[0] * x[0] + w[1] * x[1], gradient);
        }
    }

    @Test
    void noParametersAtAllIsAnError() {
        String message = assertThrows(
                        GradientCheckException.class, () -> checker.check(Parameters.none(), () -> 0, Map::of))
                .getMessage();
        assertThat(message, containsString("no parameters"));
    }

    @Test
    void unusedGradientsAreListedAsNotChecked() {
        double[] w = {1};
        GradientReport report = checker.withIgnored("d*")
                .check(
                        Parameters.of("w", w),
                        () -> w[0] * w[0],
                        () -> Map.of("w", new double[] {2}, "dZ", new double[9]));
        assertThat(report.notChecked(), is(List.of("dZ")));
        assertThat(report.toString(), containsString("dZ"));
    }

    @Test
    void keyThatWasNotCheckedIsAnErrorThatNamesThoseThatWere() {
        ClosedForm form = ClosedForm.quadratic(1);
        GradientReport report = checker.check(form.at, form::loss, form::gradient);
        String message = assertThrows(IllegalArgumentException.class, () -> report.key("c"))
                .getMessage();
        assertThat(message, allOf(containsString("`c`"), containsString("W"), containsString("b")));
    }
}
