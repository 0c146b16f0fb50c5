/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.IntStream;

/** The same number too much in every entry: {@code a = n + k}. */
final class Offset implements Hypothesis {
    /** A fact, and what it may mean: a softmax or a norm does not change if all grow alike. */
    static final String CENTRED = "the true ones sum to zero: subtract the mean?";

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
                Cause.OFFSET,
                Claim.is(amount + " too " + (missing < 0 ? "big" : "small") + " in every entry"),
                isCentred(suspect) ? CENTRED : ""));
    }

    /** Whether the true entries sum to zero, so that their mean is what is too much. */
    private static boolean isCentred(Suspect suspect) {
        double mean = IntStream.range(0, suspect.size())
                .mapToDouble(suspect::analytic)
                .average()
                .orElse(0);
        return suspect.isExplainedBy(entry -> suspect.analytic(entry) - mean);
    }
}
