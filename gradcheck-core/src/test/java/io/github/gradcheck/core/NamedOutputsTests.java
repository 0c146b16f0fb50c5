/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The encoder of a variational autoencoder: means and logarithms of variances of very different size. */
class NamedOutputsTests {
    private static final double SMALL = 1e-7;

    private final double[] w = new double[10];
    private final double[] b = {0.3, -0.4};
    private final Parameters at = Parameters.of("W", w, "b", b);
    private int calls;

    NamedOutputsTests() {
        Arrays.setAll(w, i -> 0.2 + i / 10.0);
    }

    private Map<String, Object> outputs() {
        calls++;
        double[] mean = new double[5];
        double[] logvar = new double[5];
        for (int i = 0; i < 5; i++) {
            mean[i] = 1e5 * Math.sin(w[i] + b[0]);
            logvar[i] = SMALL * Math.exp(w[5 + i] * b[1]);
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("mean", mean);
        outputs.put("logvar", logvar);
        return outputs;
    }

    private Map<String, double[]> backward(Map<String, Object> cotangent, double factor) {
        double[] mean = (double[]) cotangent.get("mean");
        double[] logvar = (double[]) cotangent.get("logvar");
        double[] dw = new double[10];
        double[] db = new double[2];
        for (int i = 0; i < 5; i++) {
            dw[i] = mean[i] * 1e5 * Math.cos(w[i] + b[0]);
            db[0] += dw[i];
            double e = factor * logvar[i] * SMALL * Math.exp(w[5 + i] * b[1]);
            dw[5 + i] = e * b[1];
            db[1] += e * w[5 + i];
        }
        return Map.of("W", dw, "b", db);
    }

    private GradientReport check(Function<Map<String, Object>, ?> backward) {
        return GradientChecker.create().<Map<String, Object>>checkOutput(at, this::outputs, backward);
    }

    @Test
    void aRightLayerPassesAndTellsWhatEveryOutputIsWorth() {
        GradientReport report = check(cotangent -> backward(cotangent, 1));
        assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        Map<String, KeyReport> outputs = report.key("W").byOutput();
        assertThat(List.copyOf(outputs.keySet()), is(List.of("mean", "logvar")));
        assertThat(outputs.get("logvar").smallestVisibleError(), is(lessThan(1e-3)));
        assertThat(report.key("W").shape().toString(), is("10"));
    }

    @Test
    void theLayerIsEvaluatedForAllOutputsAtOnce() {
        GradientReport report = check(cotangent -> backward(cotangent, 1));
        assertThat(report.evaluations(), is(lessThan(2L * 12 + 50)));
        assertThat("without the four calls that tell how much it moves", calls - 4L, is(report.evaluations()));
    }

    @Test
    void aWrongOutputIsNamedWithItsKeys() {
        assertThat(
                check(cotangent -> backward(cotangent, -1)).headline(),
                startsWith("gradient of W through output logvar has the wrong sign; gradient of b"
                        + " through output logvar "));
    }

    @Test
    void aFaultOfAllOutputsIsOneOfTheWhole() {
        GradientReport report = check(cotangent -> {
            Map<String, double[]> gradient = backward(cotangent, 1);
            gradient.values().forEach(entries -> Arrays.setAll(entries, i -> 2 * entries[i]));
            return gradient;
        });
        assertThat(report.headline(), startsWith("gradients of W, b are 2 times too big"));
    }

    /** Right where all outputs have an upstream gradient, and wrong where one of them has none. */
    @Test
    void aBackwardThatIsWrongOnlyForAMissingOneIsFound() {
        GradientReport report = check(cotangent -> {
            Map<String, double[]> gradient = backward(cotangent, 1);
            boolean none = Arrays.stream((double[]) cotangent.get("mean")).allMatch(c -> c == 0);
            return none ? Map.of("W", new double[10], "b", new double[2]) : gradient;
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.headline(), containsString("through output logvar"));
    }

    @Test
    void everyNumberOfASmallOutputIsLookedAt() {
        double[] x = {0.5, 2};
        GradientReport report = GradientChecker.create()
                .checkOutput(Parameters.of("x", x), () -> new double[] {x[0] * x[1], Math.sin(x[0])}, (double[] c) ->
                        new double[] {c[0] * x[1] + 1.01 * c[1] * Math.cos(x[0]), c[0] * x[0]});
        assertThat(report.headline(), startsWith("gradient of x through output[1] "));
        assertThat(report.key("x").byOutput().get("output[0]").verdict(), is(Verdict.CORRECT));
    }

    @Test
    void anOutputThatChangesItsShapeIsRefusedWithBoth() {
        double[] x = {0.5, 2};
        List<Integer> asked = new ArrayList<>();
        GradientCheckException failure = assertThrows(
                GradientCheckException.class,
                () -> GradientChecker.create()
                        .checkOutput(
                                Parameters.of("x", x),
                                () -> {
                                    asked.add(1);
                                    return asked.size() < 5 ? new double[][] {{x[0], x[1]}} : new double[][] {{x[0]}};
                                },
                                c -> new double[2]));
        assertThat(
                failure.getMessage(),
                containsString("the output changes its shape from call to call: it was (1x2), now it is (1x1)"));
    }
}
