/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/** How much of a key's gradient is wrong. */
public enum FaultDensity {
    /** Nothing is known to be wrong. */
    NONE,
    /** Single entries, all of which were found. */
    SPARSE,
    /** More than were found one by one: those that are listed are a sample. */
    DENSE
}
