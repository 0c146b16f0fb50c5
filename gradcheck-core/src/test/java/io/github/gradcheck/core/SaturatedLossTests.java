/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses of which double arithmetic keeps a few bits: stairs that a single entry never leaves. */
class SaturatedLossTests {

    /**
     * A function with few digits left, and its derivative.
     *
     * @param at how far out its argument is
     */
    private record Saturated(double at, DoubleUnaryOperator value, DoubleUnaryOperator slope) {

        GradientReport check(SinesOfKeys sines, Coverage coverage, long seed) {
            double start = sines.loss();
            return GradientChecker.create()
                    .withSeed(seed)
                    .withCoverage(coverage)
                    .check(
                            Parameters.of(sines.x()),
                            () -> value.applyAsDouble(at + sines.loss() - start),
                            () -> backward(sines, at + sines.loss() - start));
        }

        private Map<String, double[]> backward(SinesOfKeys sines, double z) {
            Map<String, double[]> gradient = sines.gradient();
            gradient.values().forEach(slopes -> SinesOfKeys.scale(slopes, slope.applyAsDouble(z)));
            return gradient;
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static List<Saturated> losses(double offset) {
        return List.of(
                new Saturated(offset, z -> -Math.log(1 - sigmoid(z)), SaturatedLossTests::sigmoid),
                new Saturated(offset / 2, z -> 1 - Math.tanh(z), z -> -1 / (Math.cosh(z) * Math.cosh(z))),
                new Saturated(offset, z -> Math.log(1 + Math.exp(-z)), z -> -sigmoid(-z)));
    }

    @ParameterizedTest
    @EnumSource(Coverage.class)
    void aRightGradientIsNotCalledWrong(Coverage coverage) {
        for (double offset = 33.25; offset < 37; offset += 0.75) {
            for (Saturated loss : losses(offset)) {
                GradientReport report = loss.check(new SinesOfKeys(3, 6, 0.5), coverage, 1);
                assertEquals(List.of(), SinesOfKeys.wrong(report), report::toString);
            }
        }
    }

    /** As small a slope of a unit that is dead, beside keys that are not: smooth, so that nothing hides it. */
    @ParameterizedTest
    @EnumSource(Coverage.class)
    void aDeadKeyWithAGradientIsWrong(Coverage coverage) {
        SinesOfKeys sines = new SinesOfKeys(3, 6, 0.5);
        double[] dead = {1, 2, 3};
        GradientReport report = GradientChecker.create()
                .withSeed(1)
                .withCoverage(coverage)
                .check(Parameters.of(sines.x()).and(Parameters.of("dead", dead)), sines::loss, () -> {
                    Map<String, double[]> gradient = sines.gradient();
                    gradient.put("dead", new double[] {0.01, 0.01, 0.01});
                    return gradient;
                });
        assertEquals(List.of("dead"), SinesOfKeys.wrong(report), report::toString);
    }

    /** Jumps of other keys explain nothing of this one. */
    @Test
    void aFaultBesideAStepOfAnotherKeyIsFound() {
        double[] x = {0.3, 0.7};
        double[] y = {1.1, -0.4};
        GradientReport report = GradientChecker.create()
                .withSeed(1)
                .check(
                        Parameters.of("x", x, "y", y),
                        () -> Math.floor(3 * x[0] * x[1]) + Math.sin(y[0]) * y[1],
                        () -> Map.of(
                                "x", new double[2], "y", new double[] {1.01 * Math.cos(y[0]) * y[1], Math.sin(y[0])}));
        assertEquals(List.of("y"), SinesOfKeys.wrong(report), report::toString);
    }

    @Test
    void aConstantLossWithAGradientIsWrong() {
        double[] x = {0.3, 0.7};
        for (double constant : new double[] {0, 1, 1e-20, 1e20}) {
            GradientReport report = GradientChecker.create()
                    .withSeed(1)
                    .check(
                            Parameters.of("x", x),
                            () -> constant,
                            () -> Map.of("x", new double[] {1e-3 * Math.max(1, constant), 1}));
            assertEquals(Verdict.WRONG, report.verdict(), report::toString);
        }
    }

    /** A loss of zero does not tell its rounding: so small a slope may be one of {@code 1 - p}. */
    @Test
    void aLossOfZeroDoesNotRefuteWhatRoundingHides() {
        double[] x = {0.3, 0.7};
        GradientReport report = GradientChecker.create()
                .withSeed(1)
                .check(
                        Parameters.of("x", x),
                        () -> 1 - Math.tanh(25 + x[0] * x[1]),
                        () -> Map.of("x", new double[] {-7e-22 * x[1], -7e-22 * x[0]}));
        assertNotEquals(Verdict.WRONG, report.verdict(), report::toString);
        assertNotEquals(Verdict.CORRECT, report.verdict(), report::toString);
    }
}
