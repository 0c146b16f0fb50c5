/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The noise that the accept rule measures about a point, at the spacing in use there. */
class NoiseAtWorkTests {
    private static final AcceptRule RULE = new AcceptRule();

    @Test
    void isThatOfOneValue() {
        RandomStream random = RandomStream.of(1, "noise at work");
        Line line = t -> Math.sin(t) + 1e-6 * random.nextGaussian();
        double noise = RULE.noise(line, 0.3, Math.sin(0.3), 1e-2);
        assertThat(noise, is(both(greaterThan(3e-7)).and(lessThan(3e-6))));
    }

    @Test
    void isMeasuredAboutThePointAndNowhereElse() {
        RandomStream random = RandomStream.of(2, "noise at work");
        Line line = t -> Math.sin(t) + (Math.abs(t - 0.3) < 0.1 ? 0 : random.nextGaussian());
        assertThat(RULE.noise(line, 0.3, Math.sin(0.3), 1e-2), is(lessThan(1e-13)));
    }

    /** A loss that is rounded to hundredths does not move within 1e-4, but farther away. */
    @Test
    void ofARoundedLossIsHalfOfItsUnit() {
        Line line = t -> Math.rint((1 + t) * 100) / 100;
        double noise = RULE.noise(line, 0.3, line.at(0.3), 1e-4);
        assertThat(noise, is(both(greaterThan(0.0049)).and(lessThan(0.0051))));
    }

    @Test
    void ofAConstantIsItsRoundingAfterFiveLevels() {
        AtomicInteger calls = new AtomicInteger();
        Line line = t -> {
            calls.incrementAndGet();
            return 1;
        };
        assertThat(RULE.noise(line, 0.3, 1, 1e-2), is(Math.ulp(1.0) / 2));
        assertThat(calls.get(), is(5 * 12));
    }

    @Test
    void ofALossThatMovesNeedsOneLevel() {
        AtomicInteger calls = new AtomicInteger();
        Line line = t -> {
            calls.incrementAndGet();
            return Math.sin(t);
        };
        assertThat(RULE.noise(line, 0.3, Math.sin(0.3), 1e-2), is(lessThan(1e-13)));
        assertThat(calls.get(), is(12));
    }

    @Test
    void ofALossWithoutAValueIsZero() {
        assertThat(RULE.noise(t -> 1, 0.3, Double.NaN, 1e-2), is(0.0));
        assertThat(RULE.noise(t -> 1, 0.3, Double.NEGATIVE_INFINITY, 1e-2), is(0.0));
    }
}
