/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;

/** A possible cause of a fault in a layer, tested against the cotangent that its backward was handed. */
@FunctionalInterface
interface UpstreamHypothesis {

    /**
     * Tests this cause.
     *
     * @param suspect the wrong key
     * @param layer its backward function
     * @return the diagnosis; empty where the cause is another one, or the evidence does not suffice
     */
    Optional<Finding> examine(Suspect suspect, PartsOfUpstream layer);
}
