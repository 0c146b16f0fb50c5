/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

/** What a check says of a gradient as a whole. */
public enum Answer {
    /** Every key passed. */
    CORRECT,
    /** Nothing is wrong, but of some key it cannot be told. */
    UNVERIFIED,
    /** Nothing is wrong, but some key was not tested. */
    VACUOUS,
    /** Some key is wrong. */
    WRONG,
    /** The check could not be carried out, and said so by an exception made for that. */
    REFUSED,
    /** The check broke down with some other exception. */
    CRASHED
}
