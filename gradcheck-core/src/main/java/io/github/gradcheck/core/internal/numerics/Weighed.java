/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;

/**
 * What the readings so far add up to.
 *
 * @param finding the answer
 * @param reason what decided
 * @param reading the level that decided
 * @param reach the least difference that would have been seen
 * @param excused whether a proven difference is within the tolerance
 */
record Weighed(Finding finding, Reason reason, Reading reading, double reach, boolean excused) {

    static Weighed undecided(Reason reason, Reading reading) {
        return new Weighed(Finding.UNDECIDED, reason, reading, reading.bound(), false);
    }

    /** Whether more levels would not help to tell a difference from none. */
    boolean isContested() {
        return finding == Finding.DIFFERS || reason == Reason.CONTRADICTION;
    }
}
