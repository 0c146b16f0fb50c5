/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.IntStream;

/** Backward returned zeros only, though the loss moves with the key: it is wrong, and so no measurement is needed. */
final class Zero implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        boolean zero = IntStream.range(0, suspect.size()).allMatch(entry -> suspect.analytic(entry) == 0);
        return zero
                ? Optional.of(new Finding(
                        Cause.ZERO, Claim.is("zero everywhere"), "not implemented, or computed and not returned?"))
                : Optional.empty();
    }
}
