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
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SettingsTests {
    private final GradientChecker checker = GradientChecker.create();

    private final double[] x = {0.3, -0.7, 0.9, 0.2, 0.5, -0.4, 0.8, 0.6, -0.1, 0.35};

    private final double[] bad = {0, -0.0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @Test
    void rejectAnythingButPositiveFiniteNumbersByName() {
        for (double value : bad) {
            assertRejected("tolerance", value, checker::withTolerance);
            assertRejected("step", value, checker::withStep);
            assertRejected("threshold", value, checker::withThreshold);
        }
    }

    @Test
    void takeZeroAsAnAbsoluteToleranceAndNothingBelow() {
        for (double value : new double[] {-1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String message = assertThrows(IllegalArgumentException.class, () -> checker.withAbsoluteTolerance(value))
                    .getMessage();
            assertThat(message, is("absoluteTolerance must be zero or positive, and finite, but is " + value));
        }
        assertThat(Settings.NONE.absoluteTolerance(), is(0.0));
        checker.withAbsoluteTolerance(0);
    }

    @Test
    void ofAbsoluteToleranceExcuseAnEntryThatIsTrulyZero() {
        for (Coverage coverage : List.of(Coverage.EVERY_ENTRY, Coverage.DIRECTIONS)) {
            double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
            GradientChecker every = checker.withCoverage(coverage);
            assertThat(offAtZero(every.withAbsoluteTolerance(1.1e-4), x).verdict(), is(Verdict.CORRECT));
            assertThat(offAtZero(every.withAbsoluteTolerance(1e-5), x).verdict(), is(Verdict.WRONG));
            assertThat(offAtZero(every, x).verdict(), is(Verdict.WRONG));
        }
    }

    /** The loss does not depend on the last entry, whose gradient is 1e-4. */
    private static GradientReport offAtZero(GradientChecker checker, double[] x) {
        return checker.check(
                Parameters.of("x", x),
                () -> IntStream.range(0, x.length - 1)
                        .mapToDouble(i -> Math.sin(x[i]))
                        .sum(),
                () -> {
                    double[] gradient = Arrays.stream(x).map(Math::cos).toArray();
                    gradient[x.length - 1] = 1e-4;
                    return gradient;
                });
    }

    @Test
    void ofToleranceHonourOneFarBelowTheUsual() {
        for (Coverage coverage : List.of(Coverage.EVERY_ENTRY, Coverage.DIRECTIONS)) {
            ClosedForm form = ClosedForm.sines(10);
            GradientChecker strict = checker.withTolerance(1e-12).withCoverage(coverage);
            double wrong = (1 + 9e-7) * form.gradientOf(4);
            assertThat(verdict(strict, form, wrong), is(Verdict.WRONG));
            assertThat(verdict(checker.withCoverage(coverage), form, wrong), is(Verdict.CORRECT));
        }
    }

    @Test
    void ofToleranceSayWhereItIsBelowWhatDifferencesSee() {
        String remark = "is below what differences can see here";
        assertThat(report(checker.withTolerance(1e-14), ClosedForm.sines(10)), containsString("of 1.0e-14 " + remark));
        assertThat(report(checker.withTolerance(1e-5), ClosedForm.sines(10)), not(containsString(remark)));
        assertThat("nobody asked", report(checker, ClosedForm.sines(10)), not(containsString(remark)));
    }

    @Test
    void ofToleranceNearOneAreWhatHidesTheDifferenceThatTheyExcuse() {
        for (Coverage coverage : List.of(Coverage.EVERY_ENTRY, Coverage.DIRECTIONS)) {
            for (double factor : new double[] {0.2, 1.5}) {
                GradientReport report = checker.withTolerance(0.9)
                        .withCoverage(coverage)
                        .check(
                                Parameters.of("x", x),
                                () -> Arrays.stream(x).map(Math::exp).sum(),
                                () -> Arrays.stream(x)
                                        .map(v -> factor * Math.exp(v))
                                        .toArray());
                assertThat(report.verdict(), is(Verdict.UNVERIFIED));
                assertThat(report.headline(), containsString("not verified: the tolerance excuses a difference of 0."));
                assertThat(report.toString(), containsString("(ask for less tolerance)"));
                assertThat(report.toString(), not(containsString("noise or kinks")));
                assertThat(report.toString(), not(containsString("below what differences can see")));
            }
        }
    }

    @Test
    void areChangedInACopyOnly() {
        ClosedForm form = ClosedForm.quadratic(9);
        String before = report(checker, form);

        GradientChecker changed = checker.withSeed(1)
                .withCoverage(Coverage.DIRECTIONS)
                .withTolerance(10)
                .withStep(0.1)
                .withScheme(Scheme.FORWARD)
                .withThreshold(10);

        assertThat("the changed one passes", report(changed, form), containsString("CORRECT"));
        assertThat(report(checker, form), is(before));
    }

    @Test
    void keepTheOthersWhenOneIsChanged() {
        double[] theta = {2};
        GradientReport report = checker.withStep(0.1)
                .withThreshold(1)
                .withScheme(Scheme.FORWARD)
                .withSeed(3)
                .withTolerance(1e-9)
                .withCoverage(Coverage.EVERY_ENTRY)
                .check(Parameters.of("theta", theta), () -> theta[0] * theta[0], () -> new double[] {4});
        // Forward with h = 0.1 gives 4.1: still the classical method, its scheme and its threshold.
        assertThat(report.relativeDifference(), is(closeTo(0.1 / 8.1, 1e-12)));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void ofToleranceExcuseAProvenDifferenceUpToIt() {
        ClosedForm form = ClosedForm.sines(10);
        double wrong = 1.01 * form.gradientOf(4);
        assertThat(verdict(checker.withTolerance(0.011), form, wrong), is(Verdict.CORRECT));
        assertThat(verdict(checker.withTolerance(0.009), form, wrong), is(Verdict.WRONG));
    }

    @Test
    void knowWhatIsNotSet() {
        assertThat(Settings.NONE.get(Settings.THRESHOLD), is(Optional.empty()));
        assertThat(Settings.NONE.threshold(), is(2e-7));
        Settings written = Settings.NONE.with(Settings.THRESHOLD, 2e-7);
        assertThat(written.get(Settings.THRESHOLD), is(Optional.of(2e-7)));
        assertThat("in the copy only", Settings.NONE.get(Settings.THRESHOLD), is(Optional.empty()));
    }

    @Test
    void haveTheirDefaultsWhereNothingIsSet() {
        Settings none = Settings.NONE;
        assertThat(none.seed(), is(0L));
        assertThat(none.coverage(), is(Coverage.AUTO));
        assertThat(none.isClassical(), is(false));
        assertThat(none.scheme(), is(Scheme.CENTRAL));
        assertThat(none.toleranceFor(false), is(1e-6));
        assertThat("of floats", none.toleranceFor(true), is(5e-4));
        assertThat(none.vacuous(), is(Map.of()));
        assertThat(none.limits().mostEvaluations(), is(Long.MAX_VALUE));
        assertThat(none.limits().parallel(), is(false));
    }

    @Test
    void holdOneToleranceForEveryPrecisionOnceItIsSet() {
        Settings set = Settings.NONE.with(Settings.TOLERANCE, 0.25);
        assertThat(set.toleranceFor(false), is(0.25));
        assertThat(set.toleranceFor(true), is(0.25));
    }

    @Test
    void setTheLimitsOneByOne() {
        Limits limits = Settings.NONE
                .with(Settings.BUDGET, 7L)
                .with(Settings.TIME, Duration.ofSeconds(8))
                .with(Settings.INTERVAL, Duration.ofSeconds(9))
                .with(Settings.PARALLEL, true)
                .limits();
        assertThat(limits.mostEvaluations(), is(7L));
        assertThat(limits.mostTime(), is(Duration.ofSeconds(8)));
        assertThat(limits.interval(), is(Duration.ofSeconds(9)));
        assertThat(limits.parallel(), is(true));
    }

    @Test
    void rejectLimitsThatLeaveNothing() {
        assertMessage("budget must be at least 1 evaluation, but is 0", () -> checker.withBudget(0));
        assertMessage("the budget must be positive, but is PT0S", () -> checker.withBudget(Duration.ZERO));
        assertMessage(
                "the interval must be positive, but is PT-1S",
                () -> checker.withProgress(Duration.ofSeconds(-1), progress -> {}));
    }

    @Test
    void keepAllKeysThatMayBeVacuousInOrderEachWithItsReason() {
        Settings both = Settings.NONE.withVacuous("w", "unused").withVacuous("b", "cancelled");
        assertThat(both.vacuous().toString(), is("{b=cancelled, w=unused}"));
        assertMessage("vacuous: say why `b` may be zero everywhere", () -> checker.withVacuous("b", " "));
    }

    @Test
    void tellAReaderWhatHeldAlsoWhereNothingWasSet() {
        assertThat(
                Settings.NONE.inWords().toString(),
                is("{seed of the checker=0, method=steps and error bars found from the loss itself, coverage=AUTO, "
                        + "tolerance=1.0E-6, for float arrays 5.0E-4}"));
        Settings classical = Settings.NONE
                .with(Settings.STEP, 0.5)
                .with(Settings.BUDGET, 9L)
                .with(Settings.TIME, Duration.ofMinutes(2));
        assertThat(
                classical.inWords().toString(),
                is("{seed of the checker=0, method=the same step for every entry, without error bars, step=0.5, "
                        + "scheme=CENTRAL, threshold=2.0E-7, budget=9 evaluations of the loss, budget of time=2m}"));
    }

    private static void assertMessage(String message, Executable setting) {
        assertThat(assertThrows(IllegalArgumentException.class, setting).getMessage(), is(message));
    }

    private Verdict verdict(GradientChecker how, ClosedForm form, double wrong) {
        double factor = wrong / form.gradientOf(4);
        return how.check(form.at, form::loss, () -> form.gradientWith(4, factor * form.gradientOf(4)))
                .key("W")
                .verdict();
    }

    private String report(GradientChecker how, ClosedForm form) {
        return how.check(form.at, form::loss, () -> form.gradientWith(0, 1)).toString();
    }

    private void assertRejected(String name, double value, DoubleFunction<GradientChecker> setting) {
        String message = assertThrows(IllegalArgumentException.class, () -> setting.apply(value))
                .getMessage();
        assertThat(message, allOf(containsString(name), containsString("positive"), containsString("" + value)));
    }
}
