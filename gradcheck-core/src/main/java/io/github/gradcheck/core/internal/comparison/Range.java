/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * A range of entries and how far the gradient is off along a direction restricted to it.
 *
 * @param from the first entry
 * @param to the entry after the last
 * @param mismatch analytic minus numerical derivative; NaN where it is not known
 * @param reach the mismatch that noise and truncation explain
 */
record Range(int from, int to, double mismatch, double reach) {

    int size() {
        return to - from;
    }

    boolean disagrees() {
        return Double.isFinite(reach) && !(Math.abs(mismatch) <= reach);
    }

    /** This range or another, whichever has the larger mismatch in proportion to its reach. */
    Range orMoreSuspicious(Range other) {
        return Math.abs(other.mismatch) * reach > Math.abs(mismatch) * other.reach ? other : this;
    }
}
