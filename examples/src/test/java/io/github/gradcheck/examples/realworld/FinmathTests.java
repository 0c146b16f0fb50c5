/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static net.finmath.functions.AnalyticFormulas.blackScholesDigitalOptionDelta;
import static net.finmath.functions.AnalyticFormulas.blackScholesDigitalOptionRho;
import static net.finmath.functions.AnalyticFormulas.blackScholesDigitalOptionValue;
import static net.finmath.functions.AnalyticFormulas.blackScholesDigitalOptionVega;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionDelta;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionGamma;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionRho;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionTheta;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionValue;
import static net.finmath.functions.AnalyticFormulas.blackScholesOptionVega;

import org.junit.jupiter.api.Test;

/** finmath-lib 5.1.3: Greeks of options in the model of Black and Scholes. */
class FinmathTests {
    private static final double STRIKE = 1.05;

    /** Delta, rho, vega and theta of a call; theta is the derivative with respect to the maturity. */
    @Test
    void theGreeksOfACallAreRight() {
        Shipped.partials(
                        p -> blackScholesOptionValue(p[0], p[1], p[2], p[3], STRIKE),
                        p -> new double[] {
                            blackScholesOptionDelta(p[0], p[1], p[2], p[3], STRIKE),
                            blackScholesOptionRho(p[0], p[1], p[2], p[3], STRIKE),
                            blackScholesOptionVega(p[0], p[1], p[2], p[3], STRIKE),
                            blackScholesOptionTheta(p[0], p[1], p[2], p[3], STRIKE)
                        },
                        market().and("maturity", 0.5, 2))
                .assertCorrect();
    }

    /** Gamma is the derivative of delta. */
    @Test
    void theGammaOfACallIsRight() {
        Shipped.partials(
                        p -> blackScholesOptionDelta(p[0], 0.05, 0.2, 1.5, STRIKE),
                        p -> new double[] {blackScholesOptionGamma(p[0], 0.05, 0.2, 1.5, STRIKE)},
                        Arguments.between("stock", 0.8, 1.2))
                .assertCorrect();
    }

    /** Delta, rho and vega of an option that pays 1 above the strike. */
    @Test
    void theGreeksOfADigitalOptionAreRight() {
        Shipped.partials(
                        p -> blackScholesDigitalOptionValue(p[0], p[1], p[2], 1.5, STRIKE),
                        p -> new double[] {
                            blackScholesDigitalOptionDelta(p[0], p[1], p[2], 1.5, STRIKE),
                            blackScholesDigitalOptionRho(p[0], p[1], p[2], 1.5, STRIKE),
                            blackScholesDigitalOptionVega(p[0], p[1], p[2], 1.5, STRIKE)
                        },
                        market())
                .assertCorrect();
    }

    private static Arguments market() {
        return Arguments.between("stock", 0.8, 1.2).and("rate", 0.01, 0.08).and("volatility", 0.1, 0.4);
    }
}
