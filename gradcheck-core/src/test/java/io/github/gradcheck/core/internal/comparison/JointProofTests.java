/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loss is half the sum of squares, so that the gradient is the point itself. */
class JointProofTests {
    private final double[] x = new double[50];
    private final CountedLoss loss;

    JointProofTests() {
        Arrays.setAll(x, i -> 1 + i % 3);
        loss = CountedLoss.halfSquares(x).withNoise(1e-14);
    }

    /** A gradient of so many times the right one, that a factor is said to explain. */
    private boolean isProven(double times, double factor) {
        double[] gradient = Arrays.stream(x).map(entry -> times * entry).toArray();
        DirectionalDerivatives derivatives = new DirectionalDerivatives(
                loss.point(), loss.key(gradient), new Evidence.Collected(), new Tolerance(1e-6), 3);
        double projected = derivatives.projected();
        Range whole = new Range(0, x.length, (1 - factor) * projected, 1e-9 * Math.abs(projected));
        Suspicion suspicion = new Suspicion(derivatives, whole).wrongThroughout();
        Map<String, Suspicion> proven =
                asFarAsTheBudgetReaches(new JointProof(loss.point(), 3, Map.of("x", suspicion)));
        assertThat(proven.values().stream().allMatch(Suspicion::isProven), is(true));
        return proven.containsKey("x");
    }

    @Test
    void provesAKeyThatAFactorExplains() {
        assertThat(isProven(2, 0.5), is(true));
        assertThat(isProven(1.001, 1 / 1.001), is(true));
        assertThat(isProven(-1, -1), is(true));
    }

    @Test
    void provesNothingOfAKeyThatIsRight() {
        assertThat(isProven(1, 0.5), is(false));
    }

    @Test
    void provesNothingWhereTheLineDiffersByAnotherFactor() {
        assertThat(isProven(2, 0.6), is(false));
    }

    @Test
    void costsOneProof() {
        isProven(2, 0.5);
        assertThat(loss.calls(), is(lessThan(130)));
    }
}
