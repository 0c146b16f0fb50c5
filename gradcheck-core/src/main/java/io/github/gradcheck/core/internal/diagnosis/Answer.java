/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Block;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What loss and backward say at the present values.
 *
 * @param loss its value
 * @param gradients by key, copied
 */
record Answer(double loss, Map<String, double[]> gradients) {

    /**
     * Asks both.
     *
     * @return nothing where one of them has no value, or no gradient of some key
     */
    static Optional<Answer> ask(BackwardCalls backward, int lane, Network network) {
        double[] loss = new double[1];
        Optional<Claim> claim;
        try {
            claim = backward.claimAfterFunction(values -> loss[0] = values[lane]);
        } catch (GradientCheckException | AssertionError noGradient) {
            return Optional.empty();
        }
        Map<String, double[]> gradients = new HashMap<>();
        for (Suspect key : network.keys()) {
            Optional<Block> gradient = claim.flatMap(known -> known.lane(lane).of(key.key()));
            if (gradient.isEmpty()) {
                return Optional.empty();
            }
            gradients.put(key.key(), gradient.get().toArray());
        }
        return Optional.of(new Answer(loss[0], gradients));
    }

    double[] of(Suspect key) {
        return Objects.requireNonNull(gradients.get(key.key()));
    }
}
