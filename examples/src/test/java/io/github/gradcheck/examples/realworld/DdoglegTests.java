/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import org.ddogleg.optimization.loss.LossCauchy;
import org.ddogleg.optimization.loss.LossFunction;
import org.ddogleg.optimization.loss.LossFunctionGradient;
import org.ddogleg.optimization.loss.LossHuber;
import org.ddogleg.optimization.loss.LossHuberSmooth;
import org.ddogleg.optimization.loss.LossSquared;
import org.ddogleg.optimization.loss.LossTukey;
import org.junit.jupiter.api.Test;

/** DDogleg 0.24.1: robust losses of least squares, with their gradient with respect to the residuals. */
class DdoglegTests {

    /** {@code r^2/2}; Huber, whose two pieces meet at the threshold; {@code t^2 (sqrt(1 + (r/t)^2) - 1)}. */
    @Test
    void squaredAndHuberAreRight() {
        check(new LossSquared.Function(), new LossSquared.Gradient()).assertCorrect();
        check(new LossHuber.Function(0.7), new LossHuber.Gradient(0.7)).assertCorrect();
        check(new LossHuberSmooth.Function(0.7), new LossHuberSmooth.Gradient(0.7))
                .assertCorrect();
    }

    /** {@code a^2 log(1 + (r/a)^2)}; {@code t^2/6 (1 - (1 - (r/t)^2)^3)}, flat beyond the threshold. */
    @Test
    void cauchyAndTukeyAreRight() {
        check(new LossCauchy.Function(0.7), new LossCauchy.Gradient(0.7)).assertCorrect();
        check(new LossTukey.Function(0.7), new LossTukey.Gradient(0.7)).assertCorrect();
    }

    private static GradientReport check(LossFunction loss, LossFunctionGradient derivative) {
        double[] residuals = uniform(12, -2, 2);
        loss.setNumberOfFunctions(residuals.length);
        derivative.setNumberOfFunctions(residuals.length);
        return GradientChecker.create()
                .check(Parameters.of("residuals", residuals), () -> loss.process(residuals), () -> {
                    double[] gradient = new double[residuals.length];
                    derivative.process(residuals, gradient);
                    return gradient;
                });
    }
}
