/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.parameters.Block;
import java.util.Optional;
import java.util.stream.IntStream;

/** A layer handed on what it was handed: its gradient has the bits of the random cotangent. */
final class UnchangedUpstream implements UpstreamHypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, PartsOfUpstream layer) {
        return layer.cotangent().stream().anyMatch(block -> isCopy(suspect, block))
                ? Optional.of(new Finding(
                        Cause.UPSTREAM,
                        Claim.is("the upstream gradient, unchanged"),
                        "without the layer's own derivative?"))
                : Optional.empty();
    }

    private static boolean isCopy(Suspect suspect, Block block) {
        return block.size() == suspect.size()
                && IntStream.range(0, suspect.size())
                        .allMatch(entry -> suspect.analytic(entry) == block.get(entry)
                                || suspect.analytic(entry) == (float) block.get(entry));
    }
}
