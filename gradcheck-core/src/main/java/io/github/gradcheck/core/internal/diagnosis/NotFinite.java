/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.IntStream;

/** Backward returned NaN or infinity. */
final class NotFinite implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        long count = IntStream.range(0, suspect.size())
                .filter(entry -> !Double.isFinite(suspect.analytic(entry)))
                .count();
        if (count == 0) {
            return Optional.empty();
        }
        String where = count == suspect.size() ? "everywhere" : "in " + count + " of " + suspect.size() + " entries";
        return Optional.of(new Finding(
                Cause.NOT_FINITE,
                Claim.is("NaN or infinite " + where),
                "a division by zero, or the logarithm of one?"));
    }
}
