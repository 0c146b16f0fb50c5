/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertRight;
import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientReport;
import org.hipparchus.analysis.ParametricUnivariateFunction;
import org.hipparchus.analysis.function.Gaussian;
import org.hipparchus.analysis.function.HarmonicOscillator;
import org.hipparchus.analysis.function.Logistic;
import org.hipparchus.analysis.function.Logit;
import org.hipparchus.analysis.function.Sigmoid;
import org.junit.jupiter.api.Test;

/** Hipparchus 4.0.1: curves to be fitted, with their gradients with respect to the parameters. */
class HipparchusTests {

    /**
     * {@code f = log((x - lo)/(hi - x))}, hence {@code df/dhi = -1/(hi - x)}. Shipped is {@code 1/(hi - x)}, so that a
     * fit moves the upper bound away from the data.
     */
    @Test
    void theUpperBoundOfTheLogitHasTheWrongSign() {
        GradientReport report =
                check(new Logit.Parametric(), Arguments.between("lo", -0.3, 0).and("hi", 1, 1.3));
        assertRight(report, "lo");
        assertWrong(report, "hi", Cause.SIGN);
    }

    /** {@code f = norm exp(-(x - mean)^2 / (2 sigma^2))}. */
    @Test
    void theGaussianIsRight() {
        check(
                        new Gaussian.Parametric(),
                        Arguments.between("norm", 1, 3).and("mean", 0.3, 0.7).and("sigma", 0.2, 0.6))
                .assertCorrect();
    }

    /** {@code f = lo + (hi - lo)/(1 + exp(-x))}. */
    @Test
    void theSigmoidIsRight() {
        check(new Sigmoid.Parametric(), Arguments.between("lo", -1, 0).and("hi", 1, 2))
                .assertCorrect();
    }

    /** {@code f = a + (k - a)/(1 + q exp(b (m - x)))^(1/n)}. */
    @Test
    void theLogisticIsRight() {
        check(
                        new Logistic.Parametric(),
                        Arguments.between("k", 1, 2)
                                .and("m", 0, 1)
                                .and("b", 0.5, 2)
                                .and("q", 0.5, 2)
                                .and("a", -1, 0)
                                .and("n", 0.5, 2))
                .assertCorrect();
    }

    /** {@code f = amplitude cos(omega x + phase)}. */
    @Test
    void theHarmonicOscillatorIsRight() {
        check(
                        new HarmonicOscillator.Parametric(),
                        Arguments.between("amplitude", 1, 2).and("omega", 1, 5).and("phase", 0, 3))
                .assertCorrect();
    }

    private static GradientReport check(ParametricUnivariateFunction f, Arguments parameters) {
        return Shipped.curve(f::value, f::gradient, uniform(parameters.sets(), 0.2, 0.8), parameters);
    }
}
