/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/** What the values of a loss say of one analytic derivative. */
public enum Finding {
    /** The derivative is the analytic one, within the ruling's reach. */
    AGREES,
    /** A difference that two levels see and that nothing else explains is beyond the tolerance. */
    DIFFERS,
    /** The slopes on both sides of the point differ, and the analytic one lies between them. */
    KINK,
    /** The values give no answer. */
    UNDECIDED
}
