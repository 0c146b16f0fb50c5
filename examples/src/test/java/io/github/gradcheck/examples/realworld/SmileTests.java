/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientReport;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import smile.math.kernel.GaussianKernel;
import smile.math.kernel.HyperbolicTangentKernel;
import smile.math.kernel.LaplacianKernel;
import smile.math.kernel.MaternKernel;
import smile.math.kernel.MercerKernel;
import smile.math.kernel.PearsonKernel;
import smile.math.kernel.PolynomialKernel;
import smile.math.kernel.ProductKernel;
import smile.math.kernel.SumKernel;
import smile.math.kernel.ThinPlateSplineKernel;

/**
 * Smile 2.6.0: kernels with their gradients with respect to the hyperparameters, by which Gaussian processes are
 * fitted. {@code kg(x, y)} returns the value, then the gradient. Each kernel is called for points at a distance of 1.3
 * whose dot product is 0.59.
 */
class SmileTests {
    private static final double[] X = {0.5, 1.2, -0.3};
    private static final double[] Y = {0.1, 0.2, -1.0};

    /**
     * {@code k = (1 + d) exp(-d)} with {@code d = sqrt(3) r / sigma}, hence {@code dk/dsigma = d^2 exp(-d) / sigma}.
     * Shipped is {@code (2 + d) d exp(-d) / sigma}: the two terms of the product rule are added where they cancel.
     */
    @Test
    void maternAddsTermsThatCancel() {
        assertWrong(ofWidth(sigma -> new MaternKernel(sigma, 1.5)), "sigma");
        assertWrong(ofWidth(sigma -> new MaternKernel(sigma, 2.5)), "sigma");
    }

    /** {@code k = exp(-d)} and {@code k = exp(-d^2/2)}, the two ends of the family. */
    @Test
    void maternIsRightAtItsEnds() {
        ofWidth(sigma -> new MaternKernel(sigma, 0.5)).assertCorrect();
        ofWidth(sigma -> new MaternKernel(sigma, Double.POSITIVE_INFINITY)).assertCorrect();
    }

    /**
     * {@code k = (scale x.y + offset)^n}, hence {@code dk/dscale = n x.y (scale x.y + offset)^(n-1)}, and the same
     * without {@code x.y} for the offset. Shipped lack the {@code n}.
     */
    @Test
    void thePolynomialLacksItsDegree() {
        GradientReport report = check(
                p -> new PolynomialKernel(3, p[0], p[1]),
                Arguments.between("scale", 0.5, 2).and("offset", 0.5, 2));
        assertWrong(report, "scale", Cause.FACTOR);
        assertWrong(report, "offset", Cause.FACTOR);
    }

    /**
     * {@code k = (1 + c r^2)^-omega} with {@code c = 4 (2^(1/omega) - 1) / sigma^2}, hence
     * {@code dk/dsigma = 2 omega c r^2 (1 + c r^2)^(-omega-1) / sigma}. Shipped has the other sign and lacks
     * {@code omega}, here 1.5.
     */
    @Test
    void pearsonHasTheWrongSignAndLacksItsExponent() {
        assertWrong(ofWidth(sigma -> new PearsonKernel(sigma, 1.5)), "sigma", Cause.FACTOR);
    }

    /**
     * {@code k = k1 k2}, and its gradient is right. But the value that {@code kg} returns beside it is {@code k1 + k2}.
     */
    @Test
    void theValueOfAProductIsASum() {
        MercerKernel<double[]> first = new GaussianKernel(0.8);
        MercerKernel<double[]> second = new LaplacianKernel(1.1);
        ProductKernel<double[]> product = new ProductKernel<>(first, second);
        assertEquals(first.k(X, Y) + second.k(X, Y), product.kg(X, Y)[0]);

        Arguments widths = Arguments.between("first", 0.5, 2).and("second", 0.5, 2);
        check(p -> new ProductKernel<>(new GaussianKernel(p[0]), new LaplacianKernel(p[1])), widths)
                .assertCorrect();
        check(p -> new SumKernel<>(new GaussianKernel(p[0]), new LaplacianKernel(p[1])), widths)
                .assertCorrect();
    }

    /** {@code exp(-r^2 / (2 sigma^2))}, {@code exp(-r / sigma)}, {@code (r / sigma)^2 log(r / sigma)}. */
    @Test
    void gaussianLaplacianAndSplineAreRight() {
        ofWidth(GaussianKernel::new).assertCorrect();
        ofWidth(LaplacianKernel::new).assertCorrect();
        ofWidth(ThinPlateSplineKernel::new).assertCorrect();
    }

    /** {@code tanh(scale x.y + offset)}. */
    @Test
    void theHyperbolicTangentIsRight() {
        check(
                        p -> new HyperbolicTangentKernel(p[0], p[1]),
                        Arguments.between("scale", 0.5, 2).and("offset", -0.5, 0.5))
                .assertCorrect();
    }

    private static GradientReport ofWidth(DoubleFunction<MercerKernel<double[]>> kernel) {
        return check(p -> kernel.apply(p[0]), Arguments.between("sigma", 0.5, 2));
    }

    private static GradientReport check(Function<double[], MercerKernel<double[]>> kernel, Arguments hyperparameters) {
        return Shipped.partials(
                p -> kernel.apply(p).k(X, Y),
                p -> Arrays.copyOfRange(kernel.apply(p).kg(X, Y), 1, p.length + 1),
                hyperparameters);
    }
}
