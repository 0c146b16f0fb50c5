/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class JointWeightsTests {

    @Test
    void ofEqualKeysShareTheDistance() {
        for (double weight : JointWeights.of(new double[] {3, 3, 3, 3})) {
            assertThat(weight, is(0.5));
        }
    }

    @Test
    void makeKeysEquallyVisible() {
        double[] effects = {1, 10, 100};
        double[] weights = JointWeights.of(effects);
        for (int i = 0; i < effects.length; i++) {
            assertThat(weights[i] * effects[i], is(closeTo(1 / Math.sqrt(3), 1e-12)));
        }
    }

    @Test
    void spareTheOthersForAKeyThatIsAThousandTimesWeaker() {
        double[] weights = JointWeights.of(new double[] {1e-9, 1, 1e-3});
        assertThat(weights[0], is(closeTo(1 / Math.sqrt(3), 1e-12)));
        assertThat(weights[2], is(closeTo(1 / Math.sqrt(3), 1e-12)));
        assertThat(weights[1], is(closeTo(1e-3 / Math.sqrt(3), 1e-12)));
    }

    @Test
    void leaveOutOfAccountKeysWithoutEffect() {
        double[] weights = JointWeights.of(new double[] {0, 2, Double.NaN, 2});
        for (double weight : weights) {
            assertThat(weight, is(0.5));
        }
    }
}
