/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleErrorTests {
    private static final Tolerance NONE = new Tolerance(1e-300);

    /** Of entries of size 1, whose scale is 1 too, and a gradient of norm 5. */
    private static final KeyGradient KEY = key(new double[] {1, 1, 1, 1}, 3, 4, 0, 0);

    private static KeyGradient key(double[] x, double... analytic) {
        Block block = Parameters.of("x", x).find("x").orElseThrow();
        return new KeyGradient(block, block.toArray(), analytic);
    }

    @Test
    void ofEntriesIsAllThatTheyLeaveOpenAndOneErrorBarMore() {
        assertThat(VisibleError.ofEntries(4, 10), is(closeTo(0.5, 1e-15)));
        assertThat(VisibleError.ofEntries(4, 0), is(Double.POSITIVE_INFINITY));
        assertThat(VisibleError.ofEntries(0, 0), is(0.0));
    }

    @Test
    void alongDirectionsIsMissedAsRarelyAsIsSaid() {
        int directions = 2;
        double reach = 1e-3;
        double missed = 1e-3;
        double[] reaches = {reach / 1.25, reach / 1.25};
        double visible = 5 * VisibleError.alongDirections(KEY, NONE, reaches, 0, missed);
        RandomStream random = RandomStream.of(7, "errors along directions");
        int draws = 1_000_000;
        int unseen = 0;
        for (int i = 0; i < draws; i++) {
            boolean within = true;
            for (int k = 0; k < directions; k++) {
                within &= Math.abs(visible * random.nextGaussian()) <= reach;
            }
            unseen += within ? 1 : 0;
        }
        assertThat((double) unseen / draws, is(both(greaterThan(0.8e-3)).and(lessThan(1.2e-3))));
    }

    @Test
    void alongDirectionsGrowsWhereAnEntryMovesLessThanTheOthers() {
        double[] reaches = {1e-9, 1e-9};
        double usual = VisibleError.alongDirections(KEY, NONE, reaches, 0, 1e-6);
        KeyGradient uneven = key(new double[] {1, 1, 1, 0.5}, 3, 4, 0, 0);
        assertThat(VisibleError.alongDirections(uneven, NONE, reaches, 0, 1e-6) / usual, is(closeTo(2, 1e-12)));
    }

    @Test
    void alongDirectionsIsAtLeastWhatTheToleranceExcusesAndAKinkHides() {
        double[] reaches = {1e-12, 1e-12};
        assertThat(VisibleError.alongDirections(KEY, new Tolerance(0.25), reaches, 0, 1e-6), is(0.25));
        Tolerance absolute = new Tolerance(0.25, 0.5);
        assertThat(VisibleError.alongDirections(KEY, absolute, reaches, 0, 1e-6), is(closeTo(0.25 + 1.0 / 5, 1e-15)));
        assertThat(VisibleError.alongDirections(KEY, NONE, reaches, 3, 1e-6), is(closeTo(0.6, 1e-15)));
    }

    @Test
    void alongNoDirectionIsUnlimited() {
        assertThat(VisibleError.alongDirections(KEY, NONE, new double[0], 0, 1e-6), is(Double.POSITIVE_INFINITY));
    }

    @Test
    void ofOneKeyAmongOthersIsSoManyReachesForSoManyDirections() {
        assertThat(VisibleError.of(List.of(1.0, 1.0), 1), is(closeTo(798, 1)));
        assertThat(VisibleError.of(List.of(1.0, 1.0, 1.0), 1), is(closeTo(79.8, 0.1)));
        assertThat(VisibleError.of(List.of(1.0, 1.0, 1.0, 1.0), 1), is(closeTo(25.2, 0.1)));
        assertThat(VisibleError.atBest(1, 1), is(closeTo(25.2, 0.1)));
    }

    @Test
    void ofMoreDirectionsTakesThoseToComeToBeAsSharpAsThoseSoFar() {
        List<Double> soFar = List.of(1e-9, 4e-9);
        List<Double> likeThese = List.of(1e-9, 4e-9, 2e-9, 2e-9);
        assertThat(VisibleError.ofMore(soFar, 4, 0.5), is(closeTo(VisibleError.of(likeThese, 0.5), 1e-15)));
    }

    @Test
    void ofOneKeyAmongOthersIsInProportionToItsEffect() {
        assertThat(VisibleError.of(List.of(1e-9, 4e-9), 0.5), is(closeTo(798 * 2e-9 / 0.5, 1e-8)));
    }

    @Test
    void ofOneKeyAmongOthersIsInfiniteWhereNothingWasSeen() {
        assertThat(VisibleError.of(List.of(), 1), is(Double.POSITIVE_INFINITY));
        assertThat(VisibleError.of(List.of(1.0), 0), is(Double.POSITIVE_INFINITY));
        assertThat(VisibleError.of(List.of(Double.POSITIVE_INFINITY), 1), is(Double.POSITIVE_INFINITY));
    }
}
