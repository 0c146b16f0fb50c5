/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class JumpTests {

    private static Optional<Jump> along(DoubleUnaryOperator function, double least) {
        return Jump.along(function::applyAsDouble, function.applyAsDouble(0), 1, least);
    }

    @Test
    void findsAJumpAmongSmoothTermsAndItsPlaceToTwelveDigits() {
        Jump jump = along(t -> Math.sin(t) + (t > 0.4321 ? 0.1 : 0), 0.01).orElseThrow();
        assertEquals(0.1, jump.height(), 1e-10);
        assertEquals(0.4321, jump.low(), 1e-12);
        assertTrue(jump.low() <= 0.4321 && jump.high() > 0.4321);
    }

    @Test
    void findsOneBeyondTheParametersOwnSize() {
        assertEquals(0.1, along(t -> t > 7 ? 0.1 : 0, 0.01).orElseThrow().height());
    }

    /** Units in the last place, so many at first that they look like a slope. */
    @Test
    void findsStairsOfSaturatedUnits() {
        for (double offset = 16.5; offset < 18.5; offset += 0.01) {
            double z = offset;
            for (double speed : new double[] {1, 10}) {
                DoubleUnaryOperator tanh = t -> 1 - Math.tanh(z + speed * Math.sin(t));
                double height = along(tanh, 1e-19).orElseThrow().height();
                assertEquals(Math.rint(height / 0x1p-53) * 0x1p-53, height);
                assertNotEquals(0, height);
            }
        }
    }

    @Test
    void findsNoneWhereTheLossIsSmoothOrHasAKink() {
        assertTrue(along(Math::sin, 1e-3).isEmpty());
        assertTrue(along(t -> Math.exp(3 * t), 1e-3).isEmpty());
        assertTrue(along(t -> Math.max(0, t - 0.3), 1e-3).isEmpty());
        assertTrue(along(t -> 0, 1e-3).isEmpty());
    }

    @Test
    void findsNoneThatIsTooLow() {
        assertTrue(along(t -> t > 0.4321 ? 0.1 : 0, 0.2).isEmpty());
    }
}
