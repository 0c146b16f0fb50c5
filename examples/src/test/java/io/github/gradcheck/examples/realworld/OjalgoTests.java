/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import org.junit.jupiter.api.Test;
import org.ojalgo.function.multiary.MultiaryFunction;
import org.ojalgo.function.multiary.PureQuadraticFunction;
import org.ojalgo.function.multiary.QuadraticFunction;
import org.ojalgo.matrix.store.Primitive64Store;

/** ojAlgo 53.0.0: the functions that its convex solver minimises, with gradient and Hessian. */
class OjalgoTests {
    static {
        System.setProperty("shut.up.ojAlgo", "true"); // else it talks about the hardware
    }

    private static final Primitive64Store FACTORS =
            Primitive64Store.FACTORY.rows(new double[][] {{2, 0.3, 0.9}, {-0.4, 1, -0.2}, {0.1, 0.6, 3}});

    /** {@code x'Qx} and {@code x'Qx + l.x}; Q need not be symmetric, so that the gradient is {@code (Q + Q')x + l}. */
    @Test
    void quadraticsAreRight() {
        check(PureQuadraticFunction.factory(Primitive64Store.FACTORY)
                .coefficients(FACTORS)
                .make(3));
        check(QuadraticFunction.factory(Primitive64Store.FACTORY)
                .quadratic(FACTORS)
                .linear(Primitive64Store.FACTORY.column(0.5, -1, 0.2))
                .make(3));
    }

    private static void check(MultiaryFunction.TwiceDifferentiable<Double> f) {
        double[] x = uniform(3, -1, 1);
        GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> f.invoke(column(x)),
                        () -> f.getGradient(column(x)).toRawCopy1D())
                .assertCorrect();
        GradientChecker.create()
                .checkHessian(
                        Parameters.of("x", x),
                        () -> f.getGradient(column(x)).toRawCopy1D(),
                        () -> f.getHessian(column(x)).toRawCopy2D())
                .assertCorrect();
    }

    private static Primitive64Store column(double... entries) {
        return Primitive64Store.FACTORY.column(entries);
    }
}
