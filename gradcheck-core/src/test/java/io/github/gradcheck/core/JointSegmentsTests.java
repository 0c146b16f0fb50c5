/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.SinesOfKeys.scale;
import static io.github.gradcheck.core.SinesOfKeys.wrong;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Many keys are compared at once where the loss is rounded to float: {@code f = sum over keys of c sin(sum a tanh x)}.
 */
class JointSegmentsTests {
    private static final int KEYS = 30;
    private static final int ENTRIES = 60;

    private final SinesOfKeys keys = new SinesOfKeys(KEYS, ENTRIES, 0.2);

    private double loss() {
        return (float) keys.loss();
    }

    private GradientReport check(long seed, Consumer<Map<String, double[]>> fault) {
        return keys.check(seed, this::loss, fault);
    }

    @Test
    void passThirtyKeysAtAFifthOfTheirPrice() {
        for (long seed = 0; seed < 20; seed++) {
            GradientReport report = check(seed, gradient -> {});
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(KEYS * 50L / 5)));
        }
    }

    @Test
    void seeEachKeyAsAPassNeedsIt() {
        for (KeyReport key : check(1, gradient -> {}).keys()) {
            assertThat(key.smallestVisibleError(), is(lessThan(0.2)));
        }
    }

    @Test
    void nameTheKeyThatIsWrong() {
        double[] factors = {-1, 2, 1.01, 0.99, 0};
        for (int k = 0; k < KEYS; k += 2) {
            String key = "k" + k;
            double factor = factors[k / 2 % factors.length];
            GradientReport report = check(k, gradient -> scale(gradient.get(key), factor));
            assertThat("times " + factor, wrong(report), is(List.of(key)));
        }
    }

    @Test
    void nameTwoKeysWhoseErrorsHaveOppositeSigns() {
        for (long seed = 0; seed < 5; seed++) {
            List<String> found = wrong(check(seed, gradient -> {
                scale(gradient.get("k3"), 1.02);
                scale(gradient.get("k21"), 0.98);
            }));
            assertThat(found, is(List.of("k3", "k21")));
        }
    }

    @Test
    void nameAllKeysWhereAllAreWrong() {
        List<String> found = wrong(check(1, gradient -> gradient.values().forEach(slopes -> scale(slopes, 1.5))));
        assertThat(found, is(List.copyOf(keys.x().keySet())));
    }

    @Test
    void findAGradientThatStaysAsItWasAtThePoint() {
        Map<String, double[]> stale = keys.gradient();
        GradientReport report =
                GradientChecker.create().withSeed(1).check(Parameters.of(keys.x()), this::loss, () -> stale);
        assertThat(report.verdict(), is(Verdict.WRONG));
    }

    /** Half of the keys move the loss by a hundredth of what the others do; alone, each key costs fifty evaluations. */
    @Test
    void settleKeysThatMoveTheLossLess() {
        for (int k = 0; k < KEYS; k += 2) {
            keys.weigh("k" + k, 0.01);
        }
        GradientReport report = check(2, gradient -> {});
        assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
        assertThat(report.evaluations(), is(lessThan(750L)));
        assertThat(wrong(check(2, gradient -> scale(gradient.get("k4"), -1))), is(List.of("k4")));
    }

    /** The budget ends within the segments: what agrees until then stands, and nothing is called wrong. */
    @Test
    void leaveOpenWhatTheBudgetDoesNotReach() {
        GradientReport report = GradientChecker.create()
                .withSeed(1)
                .withBudget(60)
                .check(Parameters.of(keys.x()), this::loss, keys::gradient);
        assertThat(report.verdict(), is(Verdict.UNVERIFIED));
        assertThat(report.evaluations(), is(lessThanOrEqualTo(60L)));
    }

    @Test
    void putEveryBitBack() {
        Map<String, double[]> before = new LinkedHashMap<>();
        keys.x().forEach((key, values) -> before.put(key, values.clone()));
        check(3, gradient -> scale(gradient.get("k20"), 1.1));
        keys.x().forEach((key, values) -> assertThat(Arrays.equals(values, before.get(key)), is(true)));
    }

    @Test
    void areTheSameBytesForTheSameSeed() {
        Consumer<Map<String, double[]>> fault = gradient -> scale(gradient.get("k7"), -1);
        assertThat(check(8, fault).toJson(), is(check(8, fault).toJson()));
    }
}
