/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

/** What a check says of the smallest error that it would have seen, {@code ||wrong - right|| / ||right||} of a key. */
public enum Statement {
    /** Of an error of any shape, be it in one entry or in all. */
    ANY_SHAPE,
    /** Of an error that all entries share, such as a factor. */
    FACTOR
}
