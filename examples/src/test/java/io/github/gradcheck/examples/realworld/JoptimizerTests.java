/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import cern.colt.matrix.DoubleFactory1D;
import cern.colt.matrix.DoubleMatrix1D;
import com.joptimizer.functions.ConvexMultivariateRealFunction;
import com.joptimizer.functions.LogTransformedPosynomial;
import com.joptimizer.functions.LogarithmicBarrier;
import com.joptimizer.functions.PDQuadraticMultivariateRealFunction;
import com.joptimizer.functions.SDPLogarithmicBarrier;
import com.joptimizer.functions.SOCPLogarithmicBarrier;
import com.joptimizer.functions.TwiceDifferentiableMultivariateRealFunction;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JOptimizer 5.0.0: convex functions and barriers of its interior point methods, with gradient and Hessian. */
class JoptimizerTests {
    private static final double[][] A = {{1.2, -0.4, 0.3}, {0.5, 0.9, -0.7}};

    /** {@code log sum_k exp(a_k.x + b_k)}. */
    @Test
    void thePosynomialIsRight() {
        check(new LogTransformedPosynomial(A, new double[] {0.3, -0.2}));
    }

    /** {@code x'Px/2 + q.x + r}. */
    @Test
    void theQuadraticIsRight() {
        check(quadratic(1));
    }

    /** {@code -sum log(-f_i(x))}. */
    @Test
    void theLogarithmicBarrierIsRight() {
        check(new LogarithmicBarrier(new ConvexMultivariateRealFunction[] {quadratic(-20), quadratic(-30)}, 3));
    }

    /** {@code -log det(-G - sum_i x_i F_i)}. */
    @Test
    void theSemidefiniteBarrierIsRight() {
        List<double[][]> f =
                List.of(new double[][] {{1, 0.2}, {0.2, -0.5}}, new double[][] {{0, 1}, {1, 0.3}}, new double[][] {
                    {0.4, 0}, {0, 1}
                });
        check(new SDPLogarithmicBarrier(f, new double[][] {{-5, 0.5}, {0.5, -4}}));
    }

    /** {@code -log((c.x + d)^2 - |A x + b|^2)}. */
    @Test
    void theSecondOrderConeBarrierIsRight() {
        List<SOCPLogarithmicBarrier.SOCPConstraintParameters> constraints = new ArrayList<>();
        SOCPLogarithmicBarrier barrier = new SOCPLogarithmicBarrier(constraints, 3);
        constraints.add(
                barrier.new SOCPConstraintParameters(A, new double[] {0.3, -0.2}, new double[] {0.1, 0.2, 0.3}, 5));
        check(barrier);
    }

    private static PDQuadraticMultivariateRealFunction quadratic(double constant) {
        return new PDQuadraticMultivariateRealFunction(
                new double[][] {{2, 0.3, 0}, {0.3, 1, -0.2}, {0, -0.2, 3}}, new double[] {0.5, -1, 0.2}, constant);
    }

    private static void check(TwiceDifferentiableMultivariateRealFunction f) {
        double[] x = uniform(f.getDim(), -1, 1);
        GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> f.value(vector(x)),
                        () -> f.gradient(vector(x)).toArray())
                .assertCorrect();
        GradientChecker.create()
                .checkHessian(
                        Parameters.of("x", x),
                        () -> f.gradient(vector(x)).toArray(),
                        () -> f.hessian(vector(x)).toArray())
                .assertCorrect();
    }

    private static DoubleMatrix1D vector(double[] entries) {
        return DoubleFactory1D.dense.make(entries);
    }
}
