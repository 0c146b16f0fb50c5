/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

/** What becomes of a distance along a direction where the entries are rounded as they are stored. */
final class Stored {
    /**
     * Where the derivative along a direction is less than this part of what its entries contribute, they cancel, and
     * the distance covered cannot be told from its value.
     */
    private static final double CANCELLED = 1e-2;

    private boolean moved;
    private double rounding;
    private double along;
    private double squares;

    /**
     * Adds an entry.
     *
     * @param gradient its derivative
     * @param component how fast it moves
     * @param wanted how far it should move
     * @param stored how far it does
     */
    void add(double gradient, double component, double wanted, double stored) {
        double share = gradient * component;
        moved |= stored != 0;
        rounding += gradient * (stored - wanted);
        along += share;
        squares += share * share;
    }

    /** Adds a key that moves by a share of the distance. */
    void add(Stored key, double weight) {
        moved |= key.moved;
        rounding += key.rounding;
        along += weight * key.along;
        squares += weight * weight * key.squares;
    }

    /** The distance that the gradient implies for the stored entries; zero where none of them has moved. */
    double displacement(double t) {
        double divisor = along * along + CANCELLED * CANCELLED * squares;
        return moved ? t + (divisor > 0 ? rounding * along / divisor : 0) : 0;
    }
}
