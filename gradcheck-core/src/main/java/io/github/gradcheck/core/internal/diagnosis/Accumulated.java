/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;

/** The gradient of another key lies on top of the own one: {@code a = n + a'}, as in a buffer that is used twice. */
final class Accumulated implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        return network.others(suspect).stream()
                .filter(other -> suspect.size() > 1)
                .filter(other -> suspect.isExplainedBy(entry -> suspect.analytic(entry) - other.analytic(entry)))
                .map(other -> new Finding(
                        Cause.ACCUMULATED,
                        Claim.contains("that of " + other.key() + " as well"),
                        "an array used for both and not set to zero?"))
                .findFirst();
    }
}
