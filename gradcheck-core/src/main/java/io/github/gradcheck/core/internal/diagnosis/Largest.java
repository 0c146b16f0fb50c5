/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Arrays;

/** The size of some numbers: that of the largest, which rounding and zeros are in proportion to. */
final class Largest {
    private Largest() {}

    /** Returns the largest absolute value; 0 of none, NaN if one of them is. */
    static double of(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }
}
