/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A factor that counts: k in entry, row or column k, or k + 1, as that of a power or frequency whose derivative lacks
 * it. Nothing is fitted.
 */
final class Degree implements Hypothesis {
    /** Two factors may be any. */
    private static final int FEWEST_LINES = 3;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        return Cut.of(suspect.shape()).stream()
                .filter(cut -> cut.lines() >= FEWEST_LINES)
                .flatMap(cut -> examine(suspect, cut, 0).or(() -> examine(suspect, cut, 1)).stream())
                .findFirst();
    }

    private static Optional<Finding> examine(Suspect suspect, Cut cut, int first) {
        String factor = first == 0 ? "k" : "k + " + first;
        String place = " in " + cut.unit().one() + " k";
        IntToDoubleFunction degree = entry -> cut.line(entry) + first;
        if (suspect.isExplainedBy(entry -> degree.applyAsDouble(entry) * suspect.analytic(entry))) {
            return Optional.of(new Finding(
                    Cause.FACTOR, Claim.lacks("the factor " + factor + place), "a degree that is forgotten?"));
        }
        return suspect.isExplainedBy(entry -> suspect.analytic(entry) / Math.max(1, degree.applyAsDouble(entry)))
                ? Optional.of(new Finding(
                        Cause.FACTOR,
                        Claim.has("a factor " + factor + " too much" + place),
                        "a degree that counts twice?"))
                : Optional.empty();
    }
}
