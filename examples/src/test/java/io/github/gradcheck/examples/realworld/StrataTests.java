/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.NormalFormulaRepository;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrFormulaData;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganNormalVolatilityFormula;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganVolatilityFunctionProvider;
import com.opengamma.strata.product.common.PutCall;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenGamma Strata 2.12.0: sensitivities of option prices and implied volatilities, written by hand. */
class StrataTests {
    private static final double EXPIRY = 1.5;
    private static final SabrHaganVolatilityFunctionProvider SABR = SabrHaganVolatilityFunctionProvider.DEFAULT;

    /** Volatility of the SABR model (Hagan et al. 2002): forward, strike, alpha, beta, rho, nu. */
    @Test
    void theGradientOfSabrIsRight() {
        Shipped.partials(
                        p -> SABR.volatility(p[0], p[1], EXPIRY, p[2], p[3], p[4], p[5]),
                        p -> SABR.volatilityAdjoint(p[0], p[1], EXPIRY, p[2], p[3], p[4], p[5])
                                .getDerivatives()
                                .toArray(),
                        sabr())
                .assertCorrect();
    }

    /**
     * The second derivatives with respect to forward and strike. With {@code h2 = log(forward/strike)}, the formula has
     * {@code f1 = h1^h0 (1 + h0^2/6 (h2^2 + h0^2/20 h2^4))}, hence
     * {@code d2f1/dh2^2 = h1^h0 h0^2/6 (2 + 12/20 h0^2 h2^2)}. Shipped is {@code h2} where {@code h2^2} is meant.
     */
    @Test
    void theSecondDerivativesOfSabrTakeALogarithmForItsSquare() {
        GradientReport report = secondDerivatives(1.02, 0.55);
        assertWrong(report, "forward");
        assertWrong(report, "strike");
    }

    /** Volatility of the normal SABR model. */
    @Test
    void theGradientOfNormalSabrIsRight() {
        SabrHaganNormalVolatilityFormula formula = SabrHaganNormalVolatilityFormula.DEFAULT;
        Shipped.partials(
                        p -> formula.volatility(p[0], p[1], EXPIRY, p[2], p[3], p[4], p[5]),
                        p -> formula.volatilityAdjoint(p[0], p[1], EXPIRY, p[2], p[3], p[4], p[5])
                                .getDerivatives()
                                .toArray(),
                        sabr())
                .assertCorrect();
    }

    /** Price of a call in the models of Black and of Bachelier: forward, strike, expiry, volatility. */
    @Test
    void theGreeksOfBlackAndBachelierAreRight() {
        Arguments market = Arguments.between("forward", 0.9, 1.1)
                .and("strike", 0.8, 1.2)
                .and("expiry", 0.5, 2)
                .and("volatility", 0.1, 0.4);
        Shipped.partials(
                        p -> BlackFormulaRepository.price(p[0], p[1], p[2], p[3], true),
                        p -> BlackFormulaRepository.priceAdjoint(p[0], p[1], p[2], p[3], true)
                                .getDerivatives()
                                .toArray(),
                        market)
                .assertCorrect();
        Shipped.partials(
                        p -> NormalFormulaRepository.price(p[0], p[1], p[2], p[3], PutCall.CALL),
                        p -> new double[] {
                            NormalFormulaRepository.delta(p[0], p[1], p[2], p[3], PutCall.CALL),
                            -NormalFormulaRepository.delta(p[0], p[1], p[2], p[3], PutCall.CALL),
                            -NormalFormulaRepository.theta(p[0], p[1], p[2], p[3], PutCall.CALL),
                            NormalFormulaRepository.vega(p[0], p[1], p[2], p[3], PutCall.CALL)
                        },
                        market)
                .assertCorrect();
    }

    private static Arguments sabr() {
        return Arguments.between("forward", 0.9, 1.1)
                .and("strike", 0.6, 0.85)
                .and("alpha", 0.1, 0.3)
                .and("beta", 0.3, 0.8)
                .and("rho", -0.5, 0.3)
                .and("nu", 0.3, 0.6);
    }

    private static GradientReport secondDerivatives(double at, double struck) {
        SabrFormulaData data = SabrFormulaData.of(0.2, 0.4, -0.3, 0.5);
        double[] forward = {at};
        double[] strike = {struck};
        return GradientChecker.create()
                .checkHessian(
                        Parameters.of("forward", forward, "strike", strike),
                        () -> {
                            ValueDerivatives first = SABR.volatilityAdjoint(forward[0], strike[0], EXPIRY, data);
                            return Map.of("forward", first.getDerivative(0), "strike", first.getDerivative(1));
                        },
                        () -> {
                            double[][] second = new double[2][2];
                            SABR.volatilityAdjoint2(forward[0], strike[0], EXPIRY, data, new double[6], second);
                            return second;
                        });
    }
}
