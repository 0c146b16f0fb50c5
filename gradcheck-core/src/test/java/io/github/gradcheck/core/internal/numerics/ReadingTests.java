/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static io.github.gradcheck.core.internal.numerics.Readings.kinked;
import static io.github.gradcheck.core.internal.numerics.Readings.onTheRight;
import static io.github.gradcheck.core.internal.numerics.Readings.smooth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadingTests {
    private static final double BLIND = AcceptConstants.DEFAULT.blind();

    @Test
    void excludesWhatLiesOutsideOfItsHalfWidth() {
        assertTrue(smooth(1, 1.01, 1).excludes());
        assertTrue(smooth(1, -1.01, 1).excludes());
        assertFalse(smooth(1, 0.99, 1).excludes());
        assertEquals(0.25, smooth(1, 1.25, 1).outside());
        assertEquals(0, smooth(1, 0.75, 1).outside());
    }

    @Test
    void excludesAtAKinkWhatLiesAHalfWidthFartherOutside() {
        assertTrue(kinked(1, 2.01, 3, 1).excludes());
        assertFalse(kinked(1, 1.99, 3, 1).excludes());
    }

    @Test
    void excludesNothingWhereNoiseIsMoreThanAThousandthOfTheLoss() {
        assertTrue(smooth(1, 2, 1, 0.99e-3).excludes());
        assertFalse(smooth(1, 2, 1, 1.01e-3).excludes());
        assertTrue(smooth(1, 2, 1, 0.99e-3).isResolved());
        assertFalse(smooth(1, 2, 1, 1.01e-3).isResolved());
        assertFalse(smooth(1, 2, 1, Double.NaN).isResolved());
        assertTrue(Readings.flat(1).isResolved());
    }

    @Test
    void wouldSeeADifferenceOfTwoHalfWidthsMoreThanItShows() {
        assertEquals(2.5, smooth(1, -0.5, 1).bound());
        assertEquals(Double.POSITIVE_INFINITY, Reading.NONE.bound());
    }

    @Test
    void supportsWhatItAgreesWithAndWouldNotMiss() {
        assertTrue(smooth(1, 0.5, 1).supports(1.01));
        assertFalse(smooth(1, 0.5, 1).supports(0.99));
        assertTrue(smooth(1, 1, 1).agrees());
        assertFalse(smooth(1, 1.01, 1).supports(10));
    }

    @Test
    void oneSideDecidesWhereTheOtherHasNoValues() {
        Reading right = onTheRight(1, 3, 1);
        assertFalse(right.hasCentral());
        assertTrue(right.isKnown());
        assertEquals(3, right.difference());
        assertEquals(1, right.bar());
        assertTrue(right.excludes());
        assertFalse(Reading.NONE.isKnown());
        assertEquals(0, Reading.NONE.outside());
    }

    @Test
    void allowsWhatLiesBetweenSharpSlopesOfAKink() {
        assertTrue(kinked(1, -1, 1, 0.1).allows(0.11));
        assertFalse(kinked(1, -1, 1, 0.1).allows(0.09));
        assertFalse(kinked(1, 1, 2, 0.1).allows(0.11));
        assertFalse(smooth(1, 0, 0.1).allows(0.11));
    }

    @Test
    void isSmoothWhereABreakOfThatSizeWouldShow() {
        assertTrue(smooth(1, 0, 0.5).isSmooth(1.01));
        assertFalse(smooth(1, 0, 0.5).isSmooth(0.99));
        assertFalse(kinked(1, -1, 1, 0.5).isSmooth(1.01));
    }

    @Test
    void confirmsADifferenceThatItWouldSee() {
        Reading finest = smooth(0.1, 3, 0.25);
        assertTrue(smooth(1, 3, 0.99).confirms(finest, BLIND));
        assertFalse(smooth(1, 3, 1.01).confirms(finest, BLIND));
        assertTrue(smooth(1, 3.5, 0.25).confirms(finest, BLIND));
        assertFalse(smooth(1, 3.51, 0.25).confirms(finest, BLIND));
    }

    @Test
    void confirmsAKinkWhoseSlopesAreTheSame() {
        Reading finest = kinked(0.1, 1, 2, 0.125);
        assertTrue(kinked(1, 1.25, 2.25, 0.125).confirms(finest, BLIND));
        assertFalse(kinked(1, 1.26, 2, 0.125).confirms(finest, BLIND));
        assertFalse(kinked(1, 1, 2.26, 0.125).confirms(finest, BLIND));
    }

    @Test
    void knowsHowFarTheSlopesOfAKinkAre() {
        assertEquals(3, kinked(1, -1, 2, 0.1).jump());
        assertEquals(1, kinked(1, -1, 2, 0.1).nearerSide());
    }

    @Test
    void limitsAreWithin() {
        assertTrue(kinked(1, -1, 2, 0.125).allows(0.125));
        assertTrue(smooth(1, 0, 0.125).isSmooth(0.25));
        assertTrue(smooth(1, 1, 0.125).confirms(smooth(2, 1, 0.5), 0.125));
        assertFalse(smooth(1, 1, 0.125).contradicts(smooth(1, 5, 0.125, 1)));
        assertFalse(smooth(1, 1, 0.125, 0.5).contradicts(smooth(2, 5, 0.125, 1.5)));
        assertTrue(smooth(1, 1, 0.125, 0.5).contradicts(smooth(2, 5, 0.125, 1.6)));
    }

    @Test
    void structureIsAPartOfTheLoss() {
        assertTrue(smooth(1, 0, 1, 1, 1000).isResolved());
        assertFalse(smooth(1, 0, 1, 1.01, 1000).isResolved());
        assertTrue(smooth(1, 0, 1, 0.5, 1000).isResolved());
    }

    @Test
    void ofTwoSidesThatAreAsSharpTheRightOneDecides() {
        double none = Double.POSITIVE_INFINITY;
        Reading reading = new Reading(1, Double.NaN, none, 2, 0.5, 3, 0.5, false, 1e-9, 1e-16, 1, false, 0);
        assertEquals(3, reading.difference());
        assertEquals(0.5, reading.bar());
    }
}
