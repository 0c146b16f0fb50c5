/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * Which derivatives of the loss are compared.
 *
 * @since 0.1.0
 */
public enum Coverage {
    /**
     * Every entry where there are a few dozen; else random directions over all keys together. Of a small model those
     * entries that directions show too little of are visited as well, and of a suspicious key of moderate size all of
     * them.
     */
    AUTO,
    /** Every entry, at two evaluations of the loss each. */
    EVERY_ENTRY,
    /**
     * Random directions over all keys together, at a cost that grows neither with their size nor with their number; a
     * key of a few entries that is compared alone is visited entry by entry.
     */
    DIRECTIONS
}
