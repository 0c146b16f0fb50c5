/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DerivativeTests {
    private static final double STEP = 0.5;

    private static Derivative derivative(double value, double errorBar) {
        return new Derivative(value, errorBar, STEP);
    }

    @Test
    void agreesWithWhatIsWithinFourErrorBars() {
        assertTrue(derivative(1, 0.25).agreesWith(2));
        assertTrue(derivative(1, 0.25).agreesWith(0));
        assertFalse(derivative(1, 0.25).agreesWith(2.0001));
        assertFalse(derivative(1, 0.25).agreesWith(Double.NaN));
    }

    @Test
    void ofWhichNothingIsKnownAgreesWithAllAndConfirmsNothing() {
        assertTrue(Derivative.UNKNOWN.agreesWith(7));
        assertFalse(Derivative.UNKNOWN.confirms(7));
        assertFalse(Derivative.UNKNOWN.isKnown());
        assertTrue(derivative(1, 0.25).isKnown());
        assertTrue(derivative(1, 0.25).confirms(2));
    }

    /** The difference of two values has sqrt(2) times the deviation of one, over a distance of 2 h. */
    @Test
    void noiseOfAQuotientIsThreeDeviations() {
        assertEquals(3 * Math.sqrt(2) * 1e-3 / (2 * 0.1), Derivative.centralNoise(1e-3, 0.1), 1e-15);
    }

    @Test
    void isLimitedByNoiseThatMakesAThirdOfItsErrorBar() {
        double noise = 1e-3;
        double third = Derivative.centralNoise(noise, STEP);
        assertTrue(derivative(1, 3 * third).isLimitedByNoise(noise));
        assertFalse(derivative(1, 3.01 * third).isLimitedByNoise(noise));
    }

    @Test
    void reachesAsFarAsItMust() {
        assertEquals(4, derivative(1, 0.25).reachingTo(5).reach());
        assertEquals(4, derivative(1, 0.25).reachingTo(-3).reach());
        assertEquals(1, derivative(1, 0.25).reachingTo(1.5).reach());
        assertEquals(1, derivative(1, 0.25).reachingTo(5).value());
        assertEquals(STEP, derivative(1, 0.25).reachingTo(5).step());
    }

    @Test
    void theSharperOfTwoIsBetterAndTheFirstOfTwoEqualOnes() {
        Derivative one = derivative(1, 0.25);
        Derivative other = derivative(2, 0.25);
        assertSame(one, one.orBetter(other));
        assertSame(one, derivative(3, 0.5).orBetter(one));
        assertSame(one, one.orBetter(derivative(3, 0.5)));
    }
}
