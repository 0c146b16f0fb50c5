/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

/**
 * The usual words for a relative difference {@code ||a - n|| / (||a|| + ||n||)}, as the course notes on gradient
 * checking have them (Stanford CS231n, "Gradient checks"). They comment on the verdict, they do not make it.
 */
public final class Band {

    /** Up to here it is suspect, beyond it wrong. */
    static final double SUSPECT = 1e-2;

    /** The last of them. */
    static final String WRONG = "wrong";

    private Band() {}

    public static String of(double relativeDifference) {
        if (relativeDifference <= 1e-7) {
            return "celebrate";
        } else if (relativeDifference <= 1e-4) {
            return "fine if not smooth";
        } else if (relativeDifference <= SUSPECT) {
            return "suspect";
        }
        return WRONG;
    }
}
