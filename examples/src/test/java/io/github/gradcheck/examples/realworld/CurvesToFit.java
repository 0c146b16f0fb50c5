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
import io.github.gradcheck.examples.realworld.Shipped.Curve;
import io.github.gradcheck.examples.realworld.Shipped.CurveGradient;
import org.junit.jupiter.api.Test;

/** Curves to be fitted, with gradients with respect to their parameters, as Commons Math and its descendant ship. */
abstract class CurvesToFit {

    /** A curve as a library ships it. */
    record Fitted(Curve value, CurveGradient gradient) {}

    abstract Fitted logit();

    abstract Fitted gaussian();

    abstract Fitted sigmoid();

    abstract Fitted logistic();

    abstract Fitted harmonicOscillator();

    /**
     * {@code f = log((x - lo)/(hi - x))}, hence {@code df/dhi = -1/(hi - x)}. Shipped is {@code 1/(hi - x)}, so that a
     * fit moves the upper bound away from the data.
     */
    @Test
    void theUpperBoundOfTheLogitHasTheWrongSign() {
        GradientReport report = check(logit(), Arguments.between("lo", -0.3, 0).and("hi", 1, 1.3));
        assertRight(report, "lo");
        assertWrong(report, "hi", Cause.SIGN);
    }

    /** {@code f = norm exp(-(x - mean)^2 / (2 sigma^2))}. */
    @Test
    void theGaussianIsRight() {
        check(gaussian(), Arguments.between("norm", 1, 3).and("mean", 0.3, 0.7).and("sigma", 0.2, 0.6))
                .assertCorrect();
    }

    /** {@code f = lo + (hi - lo)/(1 + exp(-x))}. */
    @Test
    void theSigmoidIsRight() {
        check(sigmoid(), Arguments.between("lo", -1, 0).and("hi", 1, 2)).assertCorrect();
    }

    /** {@code f = a + (k - a)/(1 + q exp(b (m - x)))^(1/n)}. */
    @Test
    void theLogisticIsRight() {
        check(
                        logistic(),
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
                        harmonicOscillator(),
                        Arguments.between("amplitude", 1, 2).and("omega", 1, 5).and("phase", 0, 3))
                .assertCorrect();
    }

    private static GradientReport check(Fitted f, Arguments parameters) {
        return Shipped.curve(f.value(), f.gradient(), uniform(parameters.sets(), 0.2, 0.8), parameters);
    }
}
