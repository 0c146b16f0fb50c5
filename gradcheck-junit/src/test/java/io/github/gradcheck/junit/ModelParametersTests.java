/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ModelParametersTests {

    @Test
    void aModelsRecordOfArraysIsCheckedByItsComponents() {
        CheckRun.ofMethod(ModelTestCases.class, "record").assertPassed(1);
    }

    @Test
    void aMistakeInOneComponentIsNamedWithoutAPrefix() {
        assertThat(message("wrong"), startsWith("gradient of b is wrong"));
    }

    @Test
    void aMapIsTakenByItsKeys() {
        assertThat(message("map"), startsWith("gradient of b is wrong"));
    }

    @Test
    void aBareArrayNeedsAKey() {
        assertThat(
                message("bare"),
                containsString(
                        "gradients.parameters(live): it is no map or record; use gradients.parameter(key, live)"));
    }

    private static String message(String method) {
        return CheckRun.ofMethod(ModelTestCases.class, method)
                .failure(AssertionFailedError.class)
                .getMessage();
    }

    @SuppressWarnings("ArrayRecordComponent") // as a user's model has them
    record Weights(double[] w, double[] b) {
        double loss() {
            return w[0] * w[0] + b[0] * b[0];
        }

        Map<String, double[]> backward(double factor) {
            return Map.of("w", new double[] {2 * w[0]}, "b", new double[] {factor * b[0]});
        }
    }

    static class ModelTestCases {
        private final Weights weights = new Weights(new double[] {3}, new double[] {4});

        @GradientCheck(seeds = 5)
        void record(Gradients gradients) {
            gradients.parameters(weights).of(weights::loss).match(() -> weights.backward(2));
        }

        @GradientCheck(seeds = 5)
        void wrong(Gradients gradients) {
            gradients.parameters(weights).of(weights::loss).match(() -> weights.backward(3));
        }

        @GradientCheck(seeds = 5)
        void map(Gradients gradients) {
            gradients
                    .parameters(Map.of("w", weights.w(), "b", weights.b()))
                    .of(weights::loss)
                    .match(() -> weights.backward(3));
        }

        @GradientCheck(seeds = 5)
        void bare(Gradients gradients) {
            gradients.parameters(weights.w()).of(weights::loss).match(() -> weights.backward(2));
        }
    }
}
