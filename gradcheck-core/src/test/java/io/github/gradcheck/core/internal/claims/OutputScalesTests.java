/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much each number of an output moves. */
class OutputScalesTests {
    private static final double DISTANCE = 1e-3;

    @Test
    void areDifferencesInProportionToTheDistance() {
        assertArrayEquals(new double[] {2e6, 5}, scales(new double[] {1e6, 7}, new double[] {1e6 + 2e3, 7.005}), 1e-6);
    }

    @Test
    void areAtLeastAMillionthOfTheOutputOrAThousandthOfAFloat() {
        assertArrayEquals(new double[] {7e-6, 1}, scales(new double[] {7, 0}, new double[] {7 + 1e-12, 1e-3}), 1e-12);
        float[] here = {7, 0};
        double[] scales = OutputScales.of(
                        here, OutputScales.numbers(here), Map.of("", new double[] {7 + 1e-6, 1e-3}), DISTANCE)
                .byPath()
                .get("");
        assertArrayEquals(new double[] {7e-3, 1}, scales, 1e-12);
    }

    @Test
    void ofAnOutputThatStaysIsTheUsualOne() {
        assertArrayEquals(
                new double[] {1, 2, 2}, scales(new double[] {0, -7, 0}, new double[] {1e-3, -7, 2e-3}), 1e-12);
        assertArrayEquals(
                new double[] {1, 3, 3, 5},
                scales(new double[] {0, 0, 0, 0}, new double[] {1e-3, 0, 3e-3, 5e-3}),
                1e-12);
        assertArrayEquals(new double[] {1, 1}, scales(new double[2], new double[2]), 0);
    }

    @Test
    void ofAnOutputWithoutValueBesideThePointIsTheUsualOne() {
        assertArrayEquals(new double[] {2, 2}, scales(new double[] {0, 0}, new double[] {Double.NaN, 2e-3}), 1e-12);
    }

    @Test
    void areOnesWhereTheShapeChanges() {
        assertArrayEquals(new double[] {1, 1}, scales(new double[] {4, 5}, new double[] {4}), 0);
    }

    private static double[] scales(double[] here, double[] there) {
        double[] scales = OutputScales.of(here, OutputScales.numbers(here), Map.of("", there), DISTANCE)
                .byPath()
                .get("");
        return scales == null ? new double[0] : scales;
    }
}
