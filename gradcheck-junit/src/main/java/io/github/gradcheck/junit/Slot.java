/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.List;

/** What one parameter of a test gets from a draw. */
sealed interface Slot permits ArraySlot, RecordSlot, RandomSlot {

    /** The argument. */
    Object in(Draw draw);

    /** The arrays that must be drawn for it. */
    List<ArraySlot> arrays();
}
