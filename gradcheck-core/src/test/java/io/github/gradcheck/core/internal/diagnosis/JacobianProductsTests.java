/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.diagnosis.VectorField.Formula;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Derivatives of backward against closed forms. */
class JacobianProductsTests {
    private static final int DIRECTIONS = 2;

    /** Two entries in two parts: each direction moves one of them. */
    @Test
    void aLinearBackwardHasItsMatrixAsJacobian() {
        VectorField field = new VectorField(x -> new double[] {2 * x[0] + 5 * x[1], 7 * x[0] - 3 * x[1]}, 1, 2);
        JacobianProducts.Along along = field.products(DIRECTIONS).along(1).orElseThrow();
        double[] u = field.direction(1, DIRECTIONS);
        double[] v = field.direction(0, DIRECTIONS);
        double exact = v[0] * (2 * u[0] + 5 * u[1]) + v[1] * (7 * u[0] - 3 * u[1]);
        assertThat(along.value(0, 0), is(closeTo(exact, along.errorBar(0))));
        assertThat(along.errorBar(0), is(lessThan(1e-7 * Math.abs(exact) + 1e-7)));
    }

    @Test
    void noTwoDirectionsHaveAnEntryInCommon() {
        VectorField field = new VectorField(x -> x.clone(), 1, 2, 3, 4, 5, 6, 7);
        int[] moved = new int[7];
        for (int number = 0; number < 3; number++) {
            double[] direction = field.direction(number, 3);
            for (int i = 0; i < 7; i++) {
                moved[i] += direction[i] == 0 ? 0 : 1;
            }
        }
        assertThat(moved, is(new int[] {1, 1, 1, 1, 1, 1, 1}));
        JacobianProducts.Along along = field.products(3).along(0).orElseThrow();
        assertThat("of a diagonal nothing is seen", along.value(1, 0), is(0.0));
    }

    /** Of x^3 the central quotient is off by h^2 u^3: the finer one by 1 part in 99 of what separates the two. */
    @Test
    void theErrorBarIsATimeAndAFifthWhatSeparatesTheQuotients() {
        VectorField field = new VectorField(x -> new double[] {1e4 * Math.pow(x[1], 3), 1e4 * Math.pow(x[0], 3)}, 1, 1);
        double u = moved(field.direction(0, DIRECTIONS));
        double v = moved(field.direction(1, DIRECTIONS));
        JacobianProducts.Along along = field.products(DIRECTIONS).along(0).orElseThrow();
        double separated = Math.abs(1e4 * u * u * u * v) * (1e-8 - 1e-10);
        assertThat(along.errorBar(1), is(closeTo(1.2 * separated, 0.02 * separated)));
        assertThat(along.value(1, 0), is(closeTo(3e4 * u * v, along.errorBar(1))));
    }

    @Test
    void roundingCountsWhereBothQuotientsAreEqual() {
        VectorField field = new VectorField(x -> new double[] {8, 8}, 1, 1);
        JacobianProducts.Along along = field.products(DIRECTIONS).along(0).orElseThrow();
        double v = Math.abs(moved(field.direction(1, DIRECTIONS)));
        assertThat(along.value(1, 0), is(0.0));
        assertThat(along.errorBar(1), is(closeTo(1e-15 * 8 * v / 1e-5, 1e-17)));
    }

    /** The one component that is not zero. */
    private static double moved(double[] direction) {
        return direction[0] + direction[1];
    }

    @Test
    void aBackwardThatFailsAtAMovedPointHasNoDerivative() {
        assertThat(isDerived(x -> new double[] {Double.NaN}), is(false));
        assertThat(isDerived(x -> new double[] {Double.POSITIVE_INFINITY}), is(false));
        assertThat(
                isDerived(x -> {
                    throw new IllegalStateException("outside");
                }),
                is(false));
        assertThat(isDerived(x -> new double[] {x[0]}), is(true));
    }

    @Test
    void backwardSeesThePointAgainInTheEnd() {
        double[][] seen = new double[1][];
        VectorField field = new VectorField(
                x -> {
                    seen[0] = x.clone();
                    return x.clone();
                },
                1,
                2);
        JacobianProducts products = field.products(1);
        assertThat(products.along(0).isPresent(), is(true));
        assertThat(Math.abs(seen[0][0] - 1), is(greaterThan(0.0)));
        products.finish();
        assertThat(Arrays.equals(seen[0], new double[] {1, 2}), is(true));
    }

    /** Whether there is a derivative if backward does this at every point but the first. */
    private static boolean isDerived(Formula formula) {
        VectorField field = new VectorField(x -> x[0] == 1 ? new double[] {1} : formula.at(x), 1);
        return field.products(2).along(0).isPresent();
    }
}
