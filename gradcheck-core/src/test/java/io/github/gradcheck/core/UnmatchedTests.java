/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.internal.structure.KeyPattern;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnmatchedTests {
    private final double[] w = {1, 2};
    private final double[] weights = {3, 4};

    private double loss() {
        return w[0] * w[1] + weights[0] * weights[1];
    }

    private double[] ofW() {
        return new double[] {w[1], w[0]};
    }

    private double[] ofWeights() {
        return new double[] {weights[1], weights[0]};
    }

    private String refusal(Parameters at, Parameters inputs, Map<String, ?> returned) {
        return String.valueOf(assertThrows(
                        GradientCheckException.class,
                        () -> GradientChecker.create().check(at, inputs, this::loss, () -> returned))
                .getMessage());
    }

    private static String finding(List<String> names, List<String> compared, List<String> keys) {
        return String.valueOf(assertThrows(
                        GradientCheckException.class, () -> new Unmatched(List.of()).requireNone(names, compared, keys))
                .getMessage());
    }

    @Test
    void anUndeclaredKeyIsNamedWithItsRemedy() {
        String message = refusal(Parameters.of("w", w), Parameters.none(), Map.of("w", ofW(), "b", new double[] {-99}));
        assertThat(
                message,
                allOf(
                        containsString("backward returned `b`, which belongs to no parameter"),
                        containsString("`b` is not declared: gradients.parameter(\"b\", ...)"),
                        containsString("ignore = {\"b\"}")));
    }

    @Test
    void aSecondGradientOfAKeyIsNamedAsSuch() {
        for (String second : List.of("dw", "grad_w", "w_grad")) {
            for (double[] other : List.of(ofW(), new double[] {-9, -9})) {
                String message = refusal(Parameters.of("w", w), Parameters.none(), Map.of("w", ofW(), second, other));
                assertThat(message, containsString("backward returned `" + second + "`"));
                assertThat(message, containsString("it is a second gradient of `w`"));
                assertThat(message, not(containsString("is not declared")));
            }
        }
    }

    @Test
    void whoReturnsTheParameterItselfBesideItsGradientReturnsNoSecondOne() {
        assertThat(
                GradientChecker.create()
                        .check(Parameters.of("w", w), this::loss, () -> Map.of("w", w, "dw", ofW()))
                        .verdict(),
                is(Verdict.CORRECT));
        assertThat(
                GradientChecker.create()
                        .withIgnored("dw")
                        .check(Parameters.of("w", w), this::loss, () -> Map.of("w", ofW(), "dw", new double[2]))
                        .verdict(),
                is(Verdict.CORRECT));
    }

    @Test
    void aMisspelledInputIsNamedWithTheNearestName() {
        String message =
                refusal(Parameters.none(), Parameters.of("weights", weights), Map.of("weigths", new double[] {-99, 0}));
        assertThat(message, containsString("backward returned `weigths`"));
        assertThat(message, containsString("did you mean `weights`?"));
    }

    @Test
    void nothingIsProposedThatPointsTheWrongWay() {
        for (String input : List.of("x", "W2", "dW2", "layers[1].W")) {
            String message = finding(
                    List.of(input.replace('2', '3').replace('1', '0').replace('x', 'w')),
                    List.of("q"),
                    List.of("q", input));
            assertThat(message, not(containsString("did you mean")));
        }
        assertThat(finding(List.of("dweigths"), List.of("q"), List.of("q", "weights")), containsString("`dweights`?"));
    }

    @Test
    void noGradientAtAllIsNoPass() {
        String message = refusal(Parameters.none(), Parameters.of("w", w), Map.of());
        assertThat(message, containsString("nothing was compared"));
    }

    @Test
    void ignoringEverythingIsStillNoPass() {
        String message = String.valueOf(assertThrows(
                        GradientCheckException.class,
                        () -> GradientChecker.create()
                                .withIgnored("*")
                                .check(
                                        Parameters.none(),
                                        Parameters.of("w", w),
                                        this::loss,
                                        () -> Map.of("v", new double[] {-99})))
                .getMessage());
        assertThat(message, containsString("nothing was compared"));
    }

    @Test
    void aModelReturnedWithItsGradientsReturnsNothingBesideThem() {
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("w", w),
                        Parameters.of("weights", weights),
                        this::loss,
                        () -> Map.of("w", w, "dw", ofW(), "dweights", ofWeights()));
        assertThat(report.verdict(), is(Verdict.CORRECT));
        assertThat(report.notChecked(), is(List.of()));
    }

    @Test
    void patternsIgnoreWhatTheyMatchAndNothingElse() {
        Unmatched unmatched = new Unmatched(List.of(new KeyPattern("dZ*"), new KeyPattern("layers[*].A")));
        unmatched.requireNone(List.of("dZ", "dZ3", "layers[12].A"), List.of("w"), List.of("w"));
        for (String name : List.of("Z3", "layers1.A", "layers[1].AB", "ddZ")) {
            assertThrows(
                    GradientCheckException.class,
                    () -> unmatched.requireNone(List.of("dZ", name), List.of("w"), List.of("w")));
        }
    }

    @Test
    void aLongListIsCut() {
        List<String> names = List.of("z1", "z2", "z3", "z4", "z5", "z6", "z7", "z8", "z9");
        assertThat(
                finding(names, List.of("w"), List.of("w")),
                allOf(containsString("`z8`, ..."), not(containsString("z9"))));
    }

    @Test
    void aBlankPatternIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> GradientChecker.create().withIgnored(" "));
    }
}
