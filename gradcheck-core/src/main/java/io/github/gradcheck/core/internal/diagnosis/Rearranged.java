/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The right numbers in the wrong places: a square matrix transposed, another one filled in column-major order. */
final class Rearranged implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (!suspect.isMatrix()) {
            return Optional.empty();
        }
        int rows = suspect.rows();
        int columns = suspect.columns();
        IntUnaryOperator transpose = entry -> entry % columns * rows + entry / columns;
        IntUnaryOperator back = entry -> entry % rows * columns + entry / rows;
        if (!explains(suspect, transpose) && !explains(suspect, back)) {
            return Optional.empty();
        }
        return Optional.of(
                rows == columns
                        ? new Finding(Cause.TRANSPOSED, Claim.is("transposed"))
                        : new Finding(
                                Cause.TRANSPOSED,
                                Claim.has("the right numbers in the wrong order"),
                                "row-major against column-major: reshaped instead of transposed?"));
    }

    private static boolean explains(Suspect suspect, IntUnaryOperator place) {
        return suspect.isExplainedBy(entry -> suspect.analytic(place.applyAsInt(entry)));
    }
}
