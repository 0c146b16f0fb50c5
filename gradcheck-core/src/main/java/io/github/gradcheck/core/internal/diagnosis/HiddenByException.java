/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.evaluation.ThrownLog;
import java.util.Optional;

/** Names the exception for which a key was not compared. */
public final class HiddenByException {
    private HiddenByException() {}

    /**
     * Looks for an exception that left some line of a key without values.
     *
     * @param found the key
     * @param log what was thrown while it was compared
     * @return nothing if the key has an answer, or is open for another reason
     */
    public static Optional<Diagnosis> examine(KeyComparison found, ThrownLog log) {
        return found.isOpen()
                ? log.blocked().map(first -> new Finding(Cause.THROWN, Claim.is("not verified"), first.sentence()))
                : Optional.empty();
    }
}
