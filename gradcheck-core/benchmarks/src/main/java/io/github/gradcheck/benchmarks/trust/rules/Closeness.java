/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

/** A tolerance for the difference between an analytic and a numerical derivative. */
@FunctionalInterface
interface Closeness {

    /** Returns whether the difference is within the tolerance; both values are finite. */
    boolean close(double analytic, double numerical);

    /** Returns whether both values are finite, and close. */
    default boolean agree(double analytic, double numerical) {
        return Double.isFinite(analytic) && Double.isFinite(numerical) && close(analytic, numerical);
    }

    /** Returns {@code |a - n| <= absolute + relative * |n|}. */
    static Closeness mixed(double absolute, double relative) {
        return (analytic, numerical) -> Math.abs(analytic - numerical) <= absolute + relative * Math.abs(numerical);
    }
}
