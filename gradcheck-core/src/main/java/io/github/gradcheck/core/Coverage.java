/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/** Which derivatives of the loss are compared. */
public enum Coverage {
    /** Every entry of a small model, directions for the large keys of a large one. */
    AUTO,
    /** Every entry, at two evaluations of the loss each. */
    EVERY_ENTRY,
    /**
     * Random directions over each key, at a cost that does not grow with its size; a key of a few entries is visited
     * entry by entry.
     */
    DIRECTIONS
}
