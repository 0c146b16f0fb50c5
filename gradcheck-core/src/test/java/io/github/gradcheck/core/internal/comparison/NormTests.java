/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class NormTests {
    private static double norm(double... components) {
        Norm norm = new Norm();
        for (double component : components) {
            norm.add(component);
        }
        return norm.value();
    }

    @Test
    void isEuclidean() {
        assertThat(norm(3, -4, 12, 0), is(closeTo(13, 1e-14)));
        assertThat(norm(12, 4, 3), is(closeTo(13, 1e-14)));
        assertThat("of nothing", norm(), is(0.0));
    }

    @Test
    void neitherOverflowsNorVanishes() {
        assertThat(norm(3e300, 4e300) / 1e300, is(closeTo(5, 1e-14)));
        assertThat(norm(4e-300, 3e-300) * 1e300, is(closeTo(5, 1e-14)));
    }

    @Test
    void isInfiniteOrNoNumberWhereAComponentIs() {
        assertThat(norm(1, Double.NEGATIVE_INFINITY, 2), is(Double.POSITIVE_INFINITY));
        assertThat(norm(1, Double.NaN, 2), is(Double.NaN));
        assertThat(norm(Double.NaN, Double.POSITIVE_INFINITY), is(Double.NaN));
    }
}
