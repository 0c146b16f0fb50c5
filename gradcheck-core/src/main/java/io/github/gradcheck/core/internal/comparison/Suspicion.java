/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * A key in which a joint direction that disagrees has been followed; a search in it goes on from there.
 *
 * @param derivatives at the key's part of that direction
 * @param whole how far the gradient is off along that part
 * @param throughout whether a factor over the whole key explains that, so that a sample of its entries tells all
 */
public record Suspicion(DirectionalDerivatives derivatives, Range whole, boolean throughout) {
    Suspicion(DirectionalDerivatives derivatives, Range whole) {
        this(derivatives, whole, false);
    }

    Suspicion wrongThroughout() {
        return new Suspicion(derivatives, whole, true);
    }

    /** What the gradient must be multiplied with to be right along the direction. */
    double factor() {
        return 1 - whole.mismatch() / derivatives.projected();
    }

    /** How far that factor may be off. */
    double reach() {
        return whole.reach() / Math.abs(derivatives.projected());
    }
}
