/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * A key in which a joint direction that disagrees has been followed; a search in it goes on from there.
 *
 * @param derivatives at the key's part of that direction
 * @param direction its number
 * @param whole how far the gradient is off along that part
 * @param extent whether the key is wrong as a whole, so that a sample of its entries tells all
 */
public record Suspicion(DirectionalDerivatives derivatives, int direction, Range whole, Extent extent) {

    /** What is known of how much of the key is wrong. */
    enum Extent {
        /** Nothing. */
        OPEN,
        /** A factor over the whole key explains the difference. */
        THROUGHOUT,
        /** The accept rule has proven that, too. */
        PROVEN
    }

    Suspicion(DirectionalDerivatives derivatives, Range whole) {
        this(derivatives, derivatives.number(), whole, Extent.OPEN);
    }

    /** The name of the key. */
    String key() {
        return derivatives.candidate().key();
    }

    /** Measures the key along the next direction of its own. */
    Suspicion alongTheNext() {
        derivatives.next();
        return new Suspicion(derivatives, derivatives.range(derivatives.estimate(derivatives.projected())));
    }

    /** Returns to the direction that it speaks of. */
    void again() {
        derivatives.goTo(direction);
    }

    Suspicion wrongThroughout() {
        return new Suspicion(derivatives, direction, whole, Extent.THROUGHOUT);
    }

    Suspicion proven() {
        return new Suspicion(derivatives, direction, whole, Extent.PROVEN);
    }

    /**
     * Whether a factor over the whole key explains the difference.
     *
     * @return true if a sample of its entries tells all
     */
    public boolean isThroughout() {
        return extent != Extent.OPEN;
    }

    /**
     * Whether the key needs no proof of its own.
     *
     * @return true if the accept rule has spoken already
     */
    public boolean isProven() {
        return extent == Extent.PROVEN;
    }

    /** What the gradient must be multiplied with to be right along the direction. */
    double factor() {
        return 1 - whole.mismatch() / derivatives.projected();
    }

    /** How far that factor may be off. */
    double reach() {
        return whole.reach() / Math.abs(derivatives.projected());
    }

    /** That factor and how far it may be off. */
    Multiplied multiplied() {
        return new Multiplied(factor(), reach());
    }
}
