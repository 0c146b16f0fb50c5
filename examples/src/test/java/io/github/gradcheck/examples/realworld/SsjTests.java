/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.elementwise;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.GradientReport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import umontreal.ssj.functionfit.SmoothingCubicSpline;
import umontreal.ssj.probdist.BetaDist;
import umontreal.ssj.probdist.CauchyDist;
import umontreal.ssj.probdist.ChiSquareNoncentralDist;
import umontreal.ssj.probdist.ContinuousDistribution;
import umontreal.ssj.probdist.FatigueLifeDist;
import umontreal.ssj.probdist.FisherFDist;
import umontreal.ssj.probdist.GammaDist;
import umontreal.ssj.probdist.GumbelDist;
import umontreal.ssj.probdist.HypoExponentialDist;
import umontreal.ssj.probdist.InverseGaussianDist;
import umontreal.ssj.probdist.JohnsonSUDist;
import umontreal.ssj.probdist.NakagamiDist;
import umontreal.ssj.probdist.NormalDist;
import umontreal.ssj.probdist.Pearson6Dist;
import umontreal.ssj.probdist.StudentDist;
import umontreal.ssj.probdist.WatsonGDist;
import umontreal.ssj.probdist.WeibullDist;
import umontreal.ssj.util.Num;

/** SSJ 3.3.2: densities, which are the derivatives of distribution functions; special functions; splines. */
class SsjTests {

    static Stream<Named<ContinuousDistribution>> right() {
        return Stream.of(
                        new BetaDist(2, 3),
                        new CauchyDist(0.1, 1.2),
                        new ChiSquareNoncentralDist(3, 1.2),
                        new FatigueLifeDist(0.1, 1.2, 0.8),
                        new FisherFDist(5, 7),
                        new GammaDist(2.3, 1.2),
                        new GumbelDist(1.2, 0.1),
                        new HypoExponentialDist(new double[] {1, 2, 3.5}),
                        new InverseGaussianDist(1.2, 0.9),
                        new JohnsonSUDist(0.3, 1.2, 0, 1),
                        new NakagamiDist(0.1, 1.2, 1.5),
                        new NormalDist(0.1, 1.2),
                        new Pearson6Dist(2.2, 1.8, 1.2),
                        new StudentDist(5),
                        new WeibullDist(1.5, 1.2, 0.1))
                .map(distribution -> Named.of(distribution.getClass().getSimpleName(), distribution));
    }

    @ParameterizedTest
    @MethodSource("right")
    void theDensityIsRight(ContinuousDistribution distribution) {
        check(distribution, uniform(6, 0.2, 0.9)).assertCorrect();
    }

    /**
     * This one is a difference quotient of the library's own, {@code (F(x + h) - F(x - h)) / (2 h)} with
     * {@code h = 1/20}: its truncation shows.
     */
    @Test
    void aDensityByDifferencesShowsItsTruncation() {
        assertWrong(check(new WatsonGDist(5), uniform(6, 0.4, 1)), "x");
    }

    /** {@code log Gamma}, {@code psi}, {@code psi'} and {@code psi''}, each the derivative of the one before. */
    @Test
    void thePolygammaFunctionsAreRight() {
        double[] x = uniform(6, 0.3, 4);
        elementwise(Num::lnGamma, Num::digamma, x).assertCorrect();
        elementwise(Num::digamma, Num::trigamma, x).assertCorrect();
        elementwise(Num::trigamma, Num::tetragamma, x).assertCorrect();
    }

    @Test
    void theSmoothingSplineIsRight() {
        double[] x = {0, 0.7, 1.1, 1.9, 2.4, 3.2};
        double[] y = {0.3, 0.9, 0.4, -0.2, 0.1, 1.3};
        SmoothingCubicSpline spline = new SmoothingCubicSpline(x, y, 0.4);
        elementwise(spline::evaluate, spline::derivative, uniform(6, 0.1, 3)).assertCorrect();
    }

    private static GradientReport check(ContinuousDistribution distribution, double... at) {
        return elementwise(distribution::cdf, distribution::density, at);
    }
}
