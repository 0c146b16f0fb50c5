/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is set for some keys. */
class SettingsOfKeysTests {
    private final double[] W = {1.5, -2, 0.7};
    private final double[] b1 = {0.3, -0.4};
    private final double[] b2 = {0.9};
    private final Parameters at = Parameters.of("W", W, "b1", b1, "b2", b2);

    /** Every bias is off by a part in ten thousand. */
    private Map<String, double[]> slightlyOff() {
        return Map.of("W", times(1, W), "b1", times(1 + 1e-4, b1), "b2", times(1 + 1e-4, b2));
    }

    @Test
    void aToleranceExcusesTheKeysThatItStandsForAndNoOthers() {
        assertEquals(List.of("b1", "b2"), wrong(GradientChecker.create()));
        assertEquals(List.of("b2"), wrong(GradientChecker.create().withTolerance("b1", 1e-3)));
        assertEquals(List.of(), wrong(GradientChecker.create().withTolerance("b*", 1e-3)));
        assertEquals(List.of("b1", "b2"), wrong(GradientChecker.create().withTolerance("W", 1e-3)));
    }

    @Test
    void ofSeveralTheLastOneHolds() {
        GradientChecker all = GradientChecker.create().withTolerance("b*", 1e-3);
        assertEquals(List.of("b1"), wrong(all.withTolerance("b1", 1e-6)));
        assertEquals(List.of(), wrong(all.withTolerance("b1", 1e-6).withTolerance("b*", 1e-3)));
        assertEquals(
                List.of("b1"),
                wrong(GradientChecker.create().withTolerance(1e-3).withTolerance("b1", 1e-6)));
    }

    @Test
    void anAbsoluteToleranceIsSetForAKeyAlone() {
        GradientChecker strict = GradientChecker.create().withTolerance(1e-8);
        assertEquals(List.of("b2"), wrong(strict.withAbsoluteTolerance("b1", 1e-3)));
    }

    @Test
    void coverageIsSetForAKeyAlone() {
        double[] large = new double[600];
        Arrays.setAll(large, i -> Math.cos(i));
        Parameters two = Parameters.of("large", large, "W", W);
        GradientChecker checker = GradientChecker.create();
        long directions = evaluations(checker, two, large);
        assertThat(directions, lessThan(200L));
        assertThat(evaluations(checker.withCoverage("W", Coverage.EVERY_ENTRY), two, large), lessThan(200L));
        assertThat(evaluations(checker.withCoverage("l*", Coverage.EVERY_ENTRY), two, large), not(lessThan(1200L)));
    }

    @Test
    void aSkippedKeyIsNotComparedAndTheReportSaysSo() {
        GradientReport report = check(GradientChecker.create().withSkipped("b*", "frozen"), this::slightlyOff);
        assertThat(report.verdict(), is(Verdict.CORRECT));
        assertEquals(List.of("W"), report.keys().stream().map(KeyReport::key).toList());
        assertEquals(Map.of("b1", "frozen", "b2", "frozen"), report.skipped());
        assertThat(report.remarks(), hasItem("`b1` was not compared: frozen"));
        assertThat(report.toString(), containsString("`b2` was not compared: frozen"));
        assertThat(report.settings().get("not compared: b1"), is("frozen"));
    }

    @Test
    void aSkippedKeyNeedsNoGradient() {
        GradientReport report =
                check(GradientChecker.create().withSkipped("b*", "frozen"), () -> Map.of("W", times(1, W)));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void aSkippedKeyHasNoColumnsThatAreLookedAt() {
        GradientReport report = GradientChecker.create()
                .withSkipped("b1", "frozen")
                .checkJacobian(
                        Parameters.of("W", W, "b1", b1),
                        () -> new double[] {W[0] * b1[0], W[1] + W[2]},
                        () -> Map.of("W", new double[][] {{b1[0], 0, 0}, {0, 1, 1}}, "b1", new double[][] {
                            {-99, 0}, {0, 0}
                        }));
        assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        assertEquals(List.of("W"), report.keys().stream().map(KeyReport::key).toList());
        assertThat(report.remarks(), hasItem("`b1` was not compared: frozen"));
    }

    @Test
    void aSkippedKeyIsStillHandedToAPureLoss() {
        GradientReport report = GradientChecker.create()
                .withSkipped("b1", "frozen")
                .checkPure(
                        at,
                        p -> loss(p.get("W", double[].class), p.get("b1", double[].class), p.get("b2", double[].class)),
                        p -> Map.of(
                                "W",
                                times(1, p.get("W", double[].class)),
                                "b2",
                                times(1, p.get("b2", double[].class))));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void aSkippedKeyMustNotBeChangedEither() {
        GradientCheckException changed = assertThrows(
                GradientCheckException.class,
                () -> GradientChecker.create()
                        .withSkipped("b*", "frozen")
                        .check(
                                at,
                                () -> {
                                    b1[0] += 1;
                                    return loss(W, b1, b2);
                                },
                                this::slightlyOff));
        assertThat(changed.getMessage(), containsString("the loss changes `b1"));
        assertEquals(0.3, b1[0]);
    }

    @Test
    void whoSkipsAllComparesNothing() {
        GradientCheckException nothing = assertThrows(
                GradientCheckException.class,
                () -> check(GradientChecker.create().withSkipped("*", "all"), this::slightlyOff));
        assertThat(nothing.getMessage(), containsString("nothing was compared"));
    }

    @Test
    void aPatternMayAllowZeros() {
        double[] unused = {1, 2};
        Parameters withUnused = at.and(Parameters.of("unused[0].b", unused));
        Supplier<Map<String, double[]>> gradients = () -> {
            Map<String, double[]> all = new HashMap<>(Map.of("W", times(1, W), "b1", times(1, b1), "b2", times(1, b2)));
            all.put("unused[0].b", new double[2]);
            return all;
        };
        assertThat(
                GradientChecker.create()
                        .check(withUnused, () -> loss(W, b1, b2), gradients)
                        .verdict(),
                is(Verdict.VACUOUS));
        assertThat(
                GradientChecker.create()
                        .withVacuous("unused[*].b", "not used")
                        .check(withUnused, () -> loss(W, b1, b2), gradients)
                        .verdict(),
                is(Verdict.CORRECT));
    }

    @Test
    void aNameThatIsNoKeyIsAMistakeInWriting() {
        for (GradientChecker checker : List.of(
                GradientChecker.create().withTolerance("b3", 1e-3),
                GradientChecker.create().withAbsoluteTolerance("b3", 1e-3),
                GradientChecker.create().withCoverage("b3", Coverage.DIRECTIONS),
                GradientChecker.create().withSkipped("b3", "frozen"),
                GradientChecker.create().withVacuous("b3", "unused"))) {
            GradientCheckException mistake =
                    assertThrows(GradientCheckException.class, () -> check(checker, this::slightlyOff));
            assertThat(mistake.getMessage(), containsString("no parameter `b3` to"));
            assertThat(mistake.getMessage(), containsString("did you mean `b"));
        }
        assertEquals(List.of("b1", "b2"), wrong(GradientChecker.create().withTolerance("layers[*].b", 1e-3)));
    }

    @Test
    void valuesAreTriedWhenTheyAreSet() {
        GradientChecker checker = GradientChecker.create();
        assertThrows(IllegalArgumentException.class, () -> checker.withTolerance("b1", 0));
        assertThrows(IllegalArgumentException.class, () -> checker.withTolerance("b1", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> checker.withAbsoluteTolerance("b1", -1));
        assertThrows(IllegalArgumentException.class, () -> checker.withSkipped("b1", " "));
        assertThrows(IllegalArgumentException.class, () -> checker.withSkipped(" ", "frozen"));
    }

    private List<String> wrong(GradientChecker checker) {
        return check(checker, this::slightlyOff).keys().stream()
                .filter(key -> key.verdict() != Verdict.CORRECT)
                .map(KeyReport::key)
                .toList();
    }

    private GradientReport check(GradientChecker checker, Supplier<?> backward) {
        return checker.check(at, () -> loss(W, b1, b2), backward);
    }

    private long evaluations(GradientChecker checker, Parameters parameters, double[] large) {
        return checker.check(parameters, () -> loss(W, large), () -> Map.of("W", times(1, W), "large", times(1, large)))
                .evaluations();
    }

    private static double loss(double[]... arrays) {
        return Arrays.stream(arrays)
                        .flatMapToDouble(Arrays::stream)
                        .map(x -> x * x)
                        .sum()
                / 2;
    }

    private static double[] times(double factor, double[] array) {
        return Arrays.stream(array).map(x -> factor * x).toArray();
    }
}
