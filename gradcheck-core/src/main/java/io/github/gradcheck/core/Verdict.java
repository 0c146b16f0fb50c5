/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * What is known of a gradient after a check, best first.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** It agrees with the numerical derivative, and a wrong one would have been seen. */
    CORRECT,
    /** Noise or kinks leave no decision: a wrong gradient could not have been told from a right one. */
    UNVERIFIED,
    /** Nothing was tested: analytic and numerical gradient are zero over the whole key. */
    VACUOUS,
    /** It differs by more than the error bars of two independent estimates. */
    WRONG;

    /**
     * What {@link #CORRECT} is worth: the relative error of a key's gradient that would at least have been seen. A
     * thousandth is less than any slip in a formula makes, and more than noise hides in most losses.
     */
    public static final double VISIBLE_ERROR = 1e-3;
}
