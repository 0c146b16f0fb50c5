/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertRight;
import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.elementwise;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import elki.math.linearalgebra.fitting.FittingFunction;
import elki.math.linearalgebra.fitting.GaussianFittingFunction;
import elki.math.statistics.distribution.GammaDistribution;
import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientReport;
import org.junit.jupiter.api.Test;

/** ELKI 0.8.0: a normal density that is fitted by Levenberg-Marquardt; special functions. */
class ElkiTests {
    private static final double DEVIATION = 0.7;

    /**
     * {@code psi'(x) = psi'(x + 1) + 1/x^2}, and {@code 1/x + 1/(2 x^2) + ...} for large arguments. Shipped is minus in
     * front of both squares.
     */
    @Test
    void theTrigammaFunctionSubtractsWhereItAdds() {
        assertWrong(elementwise(GammaDistribution::digamma, GammaDistribution::trigamma, uniform(8, 0.3, 4)), "x");
    }

    /** {@code psi = (log Gamma)'}. */
    @Test
    void theDigammaFunctionIsRight() {
        elementwise(GammaDistribution::logGamma, GammaDistribution::digamma, uniform(8, 0.3, 4))
                .assertCorrect();
    }

    /**
     * {@code f = a/(s sqrt(2 pi)) exp(-z^2/2)} with {@code z = (x - m)/s}, hence {@code df/dm = f z/s} and
     * {@code df/ds = f (z^2 - 1)/s}. Shipped are {@code f z} and {@code f (z^2 - 1)}: right only for {@code s = 1}.
     */
    @Test
    void meanAndDeviationLackTheirInnerDerivative() {
        FittingFunction normal = GaussianFittingFunction.STATIC;
        GradientReport report = Shipped.curve(
                (x, p) -> normal.eval(x, p).y,
                (x, p) -> normal.eval(x, p).gradients,
                uniform(8, -1, 1),
                Arguments.between("mean", -0.2, 0.2)
                        .and("deviation", DEVIATION, DEVIATION)
                        .and("amplitude", 1, 2));
        assertRight(report, "amplitude");
        assertWrong(report, "mean", Cause.FACTOR);
        assertWrong(report, "deviation", Cause.FACTOR);
    }
}
