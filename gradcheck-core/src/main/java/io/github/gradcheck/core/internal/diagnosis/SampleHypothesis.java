/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;

/** A possible cause that shows in the gradients of single samples. */
@FunctionalInterface
interface SampleHypothesis {

    /**
     * Tests this cause.
     *
     * @param suspect the wrong key
     * @param samples what backward says of each sample alone
     * @return the diagnosis; empty where the cause is another one, or the evidence does not suffice
     */
    Optional<Finding> examine(Suspect suspect, SampleGradients samples);
}
