/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * Proven differences that the tolerance excuses.
 *
 * @param entries how many entries differ
 * @param directions how many directions over the whole key differ
 * @param largest the largest difference, in the unit of the gradient; along a direction divided by its length
 */
public record Excused(int entries, int directions, double largest) {
    /** Nothing was excused. */
    public static final Excused NONE = new Excused(0, 0, 0);

    Excused withEntry(double difference) {
        return plus(new Excused(1, 0, Math.abs(difference)));
    }

    Excused withDirection(double difference) {
        return plus(new Excused(0, 1, Math.abs(difference)));
    }

    Excused plus(Excused other) {
        return new Excused(entries + other.entries, directions + other.directions, Math.max(largest, other.largest));
    }
}
