/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.onedimension;

import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import org.junit.jupiter.api.Test;

class LinearCostTests {

    @GradientCheck
    void theGradientIsX(@Param(1) double[] theta, @Input(1) double[] x, Gradients gradients) {
        gradients.of(() -> LinearCost.cost(theta, x[0])).match(() -> LinearCost.backward(x[0]));
    }

    @Test
    void theGradientAtTwoAndFourIsFour() {
        double[] theta = {2};
        double x = 4;

        assertEquals(8, LinearCost.cost(theta, x));
        assertArrayEquals(new double[] {4}, LinearCost.backward(x));

        GradientReport report = GradientChecker.create()
                .check(Parameters.of("theta", theta), () -> LinearCost.cost(theta, x), () -> LinearCost.backward(x));
        assertThat(report, is(correct()));
    }
}
