/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuadratureTests {

    /** The 15-point Kronrod rule is exact up to degree 22. */
    @Test
    void polynomialsAreIntegratedExactly() {
        for (int degree = 0; degree <= 22; degree++) {
            int power = degree;
            Quadrature integral = Quadrature.fromZeroTo(2, 0, 1, t -> Math.pow(t, power));
            double exact = Math.pow(2, power + 1) / (power + 1);
            assertEquals(exact, integral.value(), 1e-14 * exact);
        }
    }

    @Test
    void theEndMayLieOnEitherSide() {
        assertEquals(
                1 - Math.exp(-1), -Quadrature.fromZeroTo(-1, 0, 1, Math::exp).value(), 1e-15);
    }

    /** Whatever the place of a jump, also beside an end and between all nodes, the error bound holds. */
    @Test
    void aJumpIsNeverOverlooked() {
        for (int i = 1; i < 2000; i++) {
            double place = i / 2000.0;
            Quadrature integral = Quadrature.fromZeroTo(1, 0, 1, t -> t < place ? 1 : 1.1);
            double exact = 1.1 - 0.1 * place;
            assertThat(Math.abs(integral.value() - exact), lessThan(integral.error()));
        }
    }

    @Test
    void cutsNarrowAJumpDown() {
        Quadrature integral = Quadrature.fromZeroTo(1, 1e-4, 48, t -> t < 0.3 ? 1 : 1.1);
        assertEquals(1.07, integral.value(), 1e-4);
        assertThat(integral.error(), lessThan(1.1e-4));
    }
}
