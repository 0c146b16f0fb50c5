/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.internal.claims.Upstream;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.parameters.Block;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The backward function of a layer, asked with parts of its cotangent.
 *
 * @param upstream calls it
 * @param objective the layer
 * @param cotangent the arrays with which the layer is checked
 */
record PartsOfUpstream(Upstream upstream, Objective objective, List<Block> cotangent) {

    PartsOfUpstream(Upstream upstream, Objective objective) {
        this(upstream, objective, upstream.cotangent());
    }

    /** The cotangent, if it is a single array. */
    Optional<Block> single() {
        return cotangent.size() == 1 ? Optional.of(cotangent.get(0)) : Optional.empty();
    }

    /** What backward returns for one key if all other numbers of the cotangent are zero; copied. */
    Optional<double[]> gradient(Suspect suspect, IntPredicate kept) {
        objective.values(); // what backward uses is stored anew
        try {
            return upstream.part(kept).of(suspect.key()).map(Block::toArray);
        } catch (RuntimeException | AssertionError thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, objective.evaluations());
            return Optional.empty();
        }
    }
}
