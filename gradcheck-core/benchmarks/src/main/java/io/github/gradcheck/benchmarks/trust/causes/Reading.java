/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

/** What became of a mistake, told as a person reads the report. */
enum Reading {
    /** The gradient was not called wrong. */
    MISSED,
    /** A cause was named that is none, or the loss was blamed. */
    FALSE,
    /** The planted cause was named, for some key at least, and no false one for any. */
    NAMED,
    /** Something else that is true of the numbers was said, but not the planted cause. */
    FACT,
    /** The wrong keys, or a place in them, and no cause. */
    KEY
}
