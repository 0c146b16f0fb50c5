package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class SettingsTests {
    private final GradientChecker checker = GradientChecker.create();

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

    private Verdict verdict(GradientChecker how, ClosedForm form, double wrong) {
        return how.check(form.at, form::loss, () -> form.gradientWith(4, wrong))
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
