/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;

/**
 * A possible cause of a fault, tested against measurements that are there already.
 *
 * <p>A hypothesis speaks only where the evidence could have refuted it: see {@link Suspect#isExplainedBy}.
 */
@FunctionalInterface
interface Hypothesis {

    /**
     * Tests this cause.
     *
     * @param suspect the wrong key
     * @param network all keys, and what is known about them
     * @return the diagnosis; empty where the cause is another one, or the evidence does not suffice
     */
    Optional<Finding> examine(Suspect suspect, Network network);
}
