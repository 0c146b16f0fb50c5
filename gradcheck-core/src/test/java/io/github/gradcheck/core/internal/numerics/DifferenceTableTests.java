/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The j-th differences of 0, 1, 0, 1, ... are 2^(j-1) in size, and their level is that times j! / sqrt((2j)!). */
class DifferenceTableTests {
    private static final double[] ALTERNATING = {0, 1, 0, 1, 0, 1, 0, 1, 0};
    private static final double[] STAIRS = {0, 0, 1, 1, 2, 2, 3, 3, 4};

    private static DifferenceTable table(double... values) {
        return new DifferenceTable(
                IntStream.range(0, values.length).asDoubleStream().toArray(), values);
    }

    private static DifferenceTable falling(double... values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return table(negative);
    }

    @Test
    void theFirstOrderCountsThatAgreesWithTheNextTwo() {
        assertEquals(Math.sqrt(1.0 / 2), table(ALTERNATING).agreedLevel(1.27), 1e-15);
        assertEquals(Math.sqrt(4.0 / 6), table(ALTERNATING).agreedLevel(1.26), 1e-15);
        assertEquals(Math.sqrt(4.0 / 6), table(ALTERNATING).agreedLevel(1.18), 1e-15);
        assertEquals(Math.sqrt(16.0 / 20), table(ALTERNATING).agreedLevel(1.16), 1e-15);
    }

    @Test
    void theHighestOrderIsTheEighthOfNineValues() {
        assertEquals(Math.sqrt(128.0 * 128 / 12870), table(ALTERNATING).highestLevel(), 1e-15);
    }

    @Test
    void differencesThatDoNotChangeTheirSignAreNoNoise() {
        assertEquals(Double.NaN, table(1, 2, 4, 8, 16, 32, 64, 128, 256).agreedLevel(4));
        assertEquals(Math.sqrt(1.0 / 6), table(STAIRS).agreedLevel(4), 1e-15);
        assertEquals(Math.sqrt(1.0 / 6), falling(STAIRS).agreedLevel(4), 1e-15);
    }

    @Test
    void aPolynomialVanishesWhereverItsValuesWereTaken() {
        double[] distances = {-4.8, -3.6, -2.6, -1.4, 0, 1, 2.2, 3.3, 4.4};
        double[] values =
                Arrays.stream(distances).map(t -> 1000 + t * (20 + t * (3 + t))).toArray();
        assertEquals(0, new DifferenceTable(distances, values).highestLevel(), 1e-13);
        values[3] += 1e-6;
        double least = 1e-6 / Math.sqrt(12870);
        assertTrue(new DifferenceTable(distances, values).highestLevel() > least);
    }

    @Test
    void halfOfTheDifferencesAreMost() {
        assertTrue(table(STAIRS).firstDifferencesMostlyZero());
        assertFalse(table(0, 0, 1, 1, 2, 2, 3, 4, 5).firstDifferencesMostlyZero());
        assertFalse(table(ALTERNATING).firstDifferencesMostlyZero());
        assertTrue(table(1, 1, 1, 1, 1, 1, 1, 1, 2).firstDifferencesMostlyZero());
    }

    @Test
    void oneDifferenceIsAMove() {
        assertTrue(table(1, 1, 1, 1, 1, 1, 1, 1, 2).moves());
        assertFalse(table(1, 1, 1, 1, 1, 1, 1, 1, 1).moves());
    }

    @Test
    void theRangeIsFromTheLeastToTheLargest() {
        assertEquals(5, table(3, -2, 1).range());
        assertEquals(3, table(3, -2, 1).magnitude());
        assertEquals(4, table(3, -4, 1).magnitude());
    }

    @Test
    void oneValueThatIsNoNumberSpoilsAll() {
        assertTrue(table(3, -2, 1).finite());
        assertFalse(table(3, Double.NaN, 1).finite());
        assertFalse(table(3, Double.POSITIVE_INFINITY, 1).finite());
    }
}
