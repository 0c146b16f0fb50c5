/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import org.junit.jupiter.api.Test;

class KeyGradientTests {
    private final double[] x = {1, -2, 4};
    private final Block block = Parameters.of("W", x).blocks().get(0);

    private KeyGradient with(double... analytic) {
        return new KeyGradient(block, x.clone(), analytic);
    }

    @Test
    void knowsItsKeyItsPointAndItsEntries() {
        KeyGradient gradient = with(5, 6, 7);
        assertThat(gradient.key(), is("W"));
        assertThat(gradient.block(), is(block));
        assertThat(gradient.size(), is(3));
        assertThat(gradient.origin(1), is(-2.0));
        assertThat(gradient.analytic(2), is(7.0));
    }

    @Test
    void hasTheRootMeanSquareOfItsEntriesTimesTheirScaleAsUsualEffect() {
        // 1 x 2, 2 x 1 and 4 x -1: the mean of 4, 4 and 16 is 8.
        assertThat(with(2, 1, -1).usualEffect(), is(closeTo(Math.sqrt(8), 1e-15)));
    }

    @Test
    void isZeroOnlyWhereEveryEntryIs() {
        assertThat(with(0, -0.0, 0).analyticZero(), is(true));
        assertThat(with(0, 0, 1e-300).analyticZero(), is(false));
        assertThat(with(0, Double.NaN, 0).analyticZero(), is(false));
    }

    @Test
    void projectsOnADirectionAsTheDirectionItself() {
        double[] analytic = {5, 6, 7};
        KeyGradient gradient = with(analytic);
        double projected = gradient.projection(11, "test").of(i -> analytic[i]);
        assertThat(projected, is(gradient.direction(11, "test").dot(analytic)));
        assertThat(projected, is(not(gradient.direction(12, "test").dot(analytic))));
        assertThat(projected, is(not(gradient.direction(11, "other").dot(analytic))));
    }

    @Test
    void movesEveryEntryInADirectionButNoZerosBySmallSteps() {
        KeyGradient sparse = new KeyGradient(block, new double[] {0, 0.001, 4}, new double[] {1, 1, 1});
        Direction small = sparse.smallSteps(11, "test");
        Direction usual = sparse.direction(11, "test");
        assertThat(small.component(0) == 0, is(true));
        assertThat(usual.component(0), is(not(0.0)));
        assertThat("the same draw", small.component(2), is(usual.component(2)));
    }
}
