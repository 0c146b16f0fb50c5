/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.SinesOfKeys.scale;
import static io.github.gradcheck.core.SinesOfKeys.wrong;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.directions.JointWeights;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Many keys are compared at once: {@code f = sum over keys of sin(sum a tanh x)}. */
class JointDirectionsTests {
    private static final int KEYS = 40;
    private static final int ENTRIES = 30;

    private final SinesOfKeys keys = new SinesOfKeys(KEYS, ENTRIES, 0.5);

    private GradientReport check(long seed, Consumer<Map<String, double[]>> fault) {
        return keys.check(seed, keys::loss, fault);
    }

    @Test
    void passFortyKeysAtThePriceOfOne() {
        for (long seed = 0; seed < 20; seed++) {
            GradientReport report = check(seed, gradient -> {});
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(80L)));
        }
    }

    @Test
    void passAGradientThatWasRoundedToFloatAtThePriceOfAPass() {
        for (long seed = 0; seed < 20; seed++) {
            GradientReport report = check(
                    seed,
                    gradient -> gradient.values().forEach(slopes -> Arrays.setAll(slopes, i -> (float) slopes[i])));
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(120L)));
        }
    }

    /** Ten of a hundred move the loss ten thousand times less than the others. */
    @Test
    void passWeakKeysAmongStrongOnesInAGroupOfTheirOwn() {
        SinesOfKeys many = new SinesOfKeys(100, ENTRIES, 0.5);
        for (int k = 0; k < 100; k += 10) {
            many.weigh("k" + k, 1e-4);
        }
        for (long seed = 0; seed < 20; seed++) {
            GradientReport report = many.check(seed, many::loss, gradient -> {});
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(report.evaluations(), is(lessThan(100L)));
        }
    }

    @Test
    void nameTheKeyThatIsWrong() {
        for (int k = 0; k < KEYS; k += 3) {
            String key = "k" + k;
            assertThat(wrong(check(k, gradient -> scale(gradient.get(key), 1.001))), is(List.of(key)));
        }
    }

    /** A direction along which the key hardly moves, one of these, does not tell its factor; the next one does. */
    @Test
    void costASampleOfAKeyThatIsWrongAsAWhole() {
        SinesOfKeys large = new SinesOfKeys(KEYS, 600, 0.1);
        for (int seed = 0; seed < 60; seed++) {
            GradientReport report = large.check(seed, large::loss, gradient -> scale(gradient.get("k7"), 1.001));
            assertThat(wrong(report), is(List.of("k7")));
            assertThat("seed " + seed, report.evaluations(), is(lessThan(250L)));
        }
    }

    @Test
    void nameTheEntryThatIsWrong() {
        for (int seed = 0; seed < 10; seed++) {
            int entry = 3 * seed;
            GradientReport report = check(seed, gradient -> gradient.get("k7")[entry] *= 1.01);
            assertThat(wrong(report), is(List.of("k7")));
            assertThat(report.key("k7").wrongEntries().get(0).entry(), is("k7[" + entry + "]"));
            assertThat(report.key("k7").wrongEntryCount(), is(1));
        }
    }

    @Test
    void nameBothOfTwoKeysWhoseErrorsHaveOppositeSigns() {
        for (int seed = 0; seed < 20; seed++) {
            List<String> found = wrong(check(seed, gradient -> {
                scale(gradient.get("k3"), 1.01);
                scale(gradient.get("k30"), 0.99);
            }));
            assertThat(found, is(List.of("k3", "k30")));
        }
    }

    @Test
    void findAKeyThatWasForgotten() {
        assertThat(wrong(check(1, gradient -> scale(gradient.get("k20"), 0))), is(List.of("k20")));
    }

    /** A search of each of them would cost forty times as much as one: 32 000 evaluations. */
    @Test
    void nameAllKeysAndTheirFactorAtThePriceOfSamples() {
        GradientReport report = check(1, gradient -> gradient.values().forEach(slopes -> scale(slopes, 2)));
        assertThat(wrong(report), is(List.copyOf(keys.x().keySet())));
        assertThat(report.toString(), containsString("2 times"));
        assertThat(report.evaluations(), is(lessThan(KEYS * 30L)));
    }

    /** Each by a factor of its own, one of which changes the sign. */
    @Test
    void nameAllKeysWithFactorsOfTheirOwn() {
        GradientReport report = check(2, gradient -> {
            for (int k = 0; k < KEYS; k++) {
                scale(gradient.get("k" + k), k == 7 ? -1 : 1.01 + 0.1 * k);
            }
        });
        assertThat(wrong(report), is(List.copyOf(keys.x().keySet())));
        assertThat(report.evaluations(), is(lessThan(KEYS * 30L)));
    }

    /** Keys of six entries are visited, at 48 evaluations each; a proof of its own would cost each a hundred more. */
    @Test
    void proveSmallKeysTogether() {
        GradientReport report = new SinesOfKeys(KEYS, 6, 0.5)
                .check(3, gradient -> gradient.values().forEach(slopes -> scale(slopes, 2)));
        assertThat(wrong(report).size(), is(KEYS));
        assertThat(report.evaluations(), is(lessThan(KEYS * 60L)));
    }

    /** No factor explains a key of which half is wrong: it is searched though all others get a sample only. */
    @Test
    void searchAKeyThatNoFactorExplains() {
        GradientReport report = check(3, gradient -> {
            for (int k = 10; k < KEYS; k++) {
                scale(gradient.get("k" + k), 2);
            }
            for (int i = 0; i < ENTRIES; i += 2) {
                gradient.get("k4")[i] *= 2;
            }
        });
        assertThat(wrong(report).size(), is(KEYS - 10 + 1));
        assertThat(report.key("k4").wrongEntryCount(), is(ENTRIES / 2));
        assertThat(report.key("k4").dense(), is(false));
        assertThat(report.key("k20").dense(), is(true));
    }

    /** Two keys are visited, as a failure of moderate size is, at one proof by the accept rule each. */
    @Test
    void visitFewKeysThatAFactorExplains() {
        GradientReport report = check(4, gradient -> {
            scale(gradient.get("k3"), 1.01);
            scale(gradient.get("k30"), 3);
        });
        assertThat(report.key("k3").wrongEntryCount(), is(ENTRIES));
        assertThat(report.key("k30").wrongEntryCount(), is(ENTRIES));
        assertThat(report.evaluations(), is(lessThan(1100L)));
    }

    @Test
    void callKeysThatDoNothingVacuous() {
        scale(keys.a("k5"), 0);
        scale(keys.a("k25"), 0);
        GradientReport report = check(1, gradient -> {});
        assertThat(report.key("k5").verdict(), is(Verdict.VACUOUS));
        assertThat(report.key("k25").verdict(), is(Verdict.VACUOUS));
        assertThat(report.key("k6").verdict(), is(Verdict.CORRECT));
    }

    /** The keys with a right gradient, as the check sees them. */
    private List<KeyGradient> gradients() {
        Parameters at = Parameters.of(keys.x());
        Map<String, double[]> gradient = keys.gradient();
        return at.blocks().stream()
                .map(block -> new KeyGradient(block, block.toArray(), gradient.get(block.key())))
                .toList();
    }

    /** What a key adds to the derivative along the first joint direction. */
    private static double share(int key, List<KeyGradient> keys, long seed) {
        double[] weights =
                JointWeights.of(keys.stream().mapToDouble(KeyGradient::effect).toArray());
        return weights[key] * keys.get(key).projection(seed, "directions").of(keys.get(key)::analytic);
    }

    @Test
    void findTwoKeysWhoseErrorsCancelAlongTheFirstDirection() {
        List<KeyGradient> seen = gradients();
        for (long seed = 0; seed < 200; seed++) {
            double ratio = share(3, seen, seed) / share(30, seen, seed);
            double error = 0.01 / Math.max(1, Math.abs(ratio));
            List<String> found = wrong(check(seed, gradient -> {
                scale(gradient.get("k3"), 1 + error);
                scale(gradient.get("k30"), 1 - ratio * error);
            }));
            assertThat("seed " + seed, found, is(List.of("k3", "k30")));
        }
    }

    @Test
    void putEveryBitBack() {
        Map<String, double[]> before = new LinkedHashMap<>();
        keys.x().forEach((key, values) -> before.put(key, values.clone()));
        check(3, gradient -> scale(gradient.get("k20"), 1.01));
        keys.x().forEach((key, values) -> assertThat(Arrays.equals(values, before.get(key)), is(true)));
    }

    @Test
    void areTheSameBytesForTheSameSeed() {
        Consumer<Map<String, double[]>> fault = gradient -> gradient.get("k7")[3] *= 1.01;
        assertThat(check(8, fault).toJson(), is(check(8, fault).toJson()));
    }
}
