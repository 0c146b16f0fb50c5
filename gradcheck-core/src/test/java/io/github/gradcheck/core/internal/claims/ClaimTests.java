/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimTests {
    private final double[] w = {1, 2};
    private final Parameters at = Parameters.of("w", w);
    private final Tangent firstEntry =
            gradient -> gradient.of("w").orElseThrow().get(0);

    private Gradient gradient(double... entries) {
        return Gradient.read(entries, at, Parameters.none());
    }

    @Test
    void isAskedForTheDerivativeOfEveryLane() {
        Claim claim = new Claim(List.of(gradient(3, 4), gradient(5, 6), gradient(7, 8)));
        assertArrayEquals(new double[] {3, 5, 7}, claim.along(firstEntry));
        assertThat(claim.lane(1), is(sameInstance(claim.gradients().get(1))));
    }

    @Test
    void ofALossIsItsGradient() {
        Backward backward = Backward.ofLoss(() -> Map.of("dw", new double[] {3, 4}), at, Parameters.none());
        assertArrayEquals(new double[] {3}, backward.claim().along(firstEntry));
    }

    @Test
    void ofALayerIsOneGradientForEachCotangent() {
        Cotangents<double[]> cotangents = new Cotangents<>(new double[2], OutputScales.ones(new double[2]), 3, 5);
        List<double[]> handed = new ArrayList<>();
        Backward backward = Backward.<double[]>ofOutput(
                cotangent -> {
                    handed.add(cotangent.clone());
                    return cotangent;
                },
                cotangents,
                at,
                Parameters.none());
        double[] along = backward.claim().along(firstEntry);
        assertThat(handed.size(), is(3));
        for (int lane = 0; lane < 3; lane++) {
            assertArrayEquals(cotangents.draw(lane), handed.get(lane));
            assertThat(along[lane], is(handed.get(lane)[0]));
        }
        assertThat(along[1], is(not(along[0])));
    }
}
