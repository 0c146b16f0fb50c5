/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeastSquaresTests {
    private static final double[] AT = {-2, -1, 0, 1, 2};

    private static LeastSquares line(double... values) {
        return LeastSquares.fit(new double[][] {{1, 1, 1, 1, 1}, AT.clone()}, values);
    }

    @Test
    void findsTheSlopeOfALine() {
        LeastSquares fit = line(1, 4, 7, 10, 13);
        assertEquals(3, fit.coefficient(), 1e-14);
        assertEquals(0, fit.spread(), 1e-14);
    }

    @Test
    void knowsWhatAnErrorInTheValuesDoes() {
        assertEquals(1 / Math.sqrt(10), line(0, 0, 0, 0, 0).weight(), 1e-15);
    }

    @Test
    void dividesTheResidualByTheDegreesOfFreedom() {
        assertEquals(Math.sqrt(14 / 3.0), line(2, -1, -2, -1, 2).spread(), 1e-14);
    }

    @Test
    void standsValuesNearTheLimitsOfDoubles() {
        double[] large =
                Arrays.stream(AT).map(t -> 3e300 * t + 1e300 * (t * t - 2)).toArray();
        assertEquals(3e300, line(large).coefficient(), 1e287);
        assertEquals(1e300 * Math.sqrt(14 / 3.0), line(large).spread(), 1e287);
        double[] small =
                Arrays.stream(AT).map(t -> 3e-300 * t + 1e-300 * (t * t - 2)).toArray();
        assertEquals(1e-300 * Math.sqrt(14 / 3.0), line(small).spread(), 1e-313);
    }

    @Test
    void knowsWhenTheColumnsDoNotDetermineTheCoefficient() {
        LeastSquares fit = LeastSquares.fit(new double[][] {{1, 1, 1}, {2, 2, 2}}, new double[] {1, 2, 3});
        assertTrue(Double.isNaN(fit.coefficient()));
        assertEquals(Double.POSITIVE_INFINITY, fit.weight());
    }
}
