/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;

/** The same number too much in every entry: {@code a = n + k}. */
final class Offset implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        double[] ones = suspect.project(entry -> 1);
        if (suspect.isMultipleOf(ones)) {
            return Optional.empty();
        }
        double missing = suspect.fit(suspect.analytic(), ones);
        if (!suspect.isExplainedBy(Regularisation.plus(suspect.analytic(), missing, ones), 1)) {
            return Optional.empty();
        }
        String amount = Amount.of(Math.abs(missing), suspect.uncertainty(ones) / Math.abs(missing))
                .text();
        return Optional.of(new Finding(
                Cause.OFFSET, Claim.is(amount + " too " + (missing < 0 ? "big" : "small") + " in every entry")));
    }
}
