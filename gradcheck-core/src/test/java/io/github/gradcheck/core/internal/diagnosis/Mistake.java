/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

/** What a student gets wrong in the backward pass of {@link StudentNetwork}. */
enum Mistake {
    NONE,
    MISSING_MEAN,
    MISSING_MEAN_BESIDE_L2,
    SIGN,
    SIGN_BESIDE_L2,
    DW_TRANSPOSED,
    W_NOT_TRANSPOSED,
    DERIVATIVE_FORGOTTEN,
    DERIVATIVE_FORGOTTEN_BEHIND,
    Z_FOR_A,
    Z_FOR_A_BESIDE_L2,
    L2_FORGOTTEN,
    L2_DOUBLED,
    BIAS_NOT_SUMMED,
    LAST_ROW_MISSED,
    LAST_SAMPLE_IN_ONE_KEY,
    LAST_SAMPLE,
    STALE_CACHE,
    ACCUMULATION,
    INTEGER_DIVISION,
    SWAPPED,
    SOFTMAX_DIAGONAL,
    MASK_NOT_REUSED,
    MASK_INSIDE_NOT_REUSED,
    // A dozen more.
    DERIVATIVE_OF_Z,
    DERIVATIVE_OF_SIGMOID,
    DERIVATIVE_OF_OTHER_LAYER,
    ACTIVATION_OF_OTHER_LAYER,
    FIRST_SAMPLE_ALONE,
    DIVIDED_BY_LESS,
    MEAN_TWICE,
    ROWS_SHIFTED,
    UPDATED_WEIGHTS,
    LABELS_FORGOTTEN,
    LABELS_SHIFTED,
    SAMPLES_SHIFTED,
    L2_ON_BIAS,
    CLIPPED,
    LAST_SAMPLE_TWICE,
    // Near to some of these, and none of them.
    LAST_SAMPLE_HALF,
    TWO_SAMPLES,
    DERIVATIVE_NEARLY,
    W_HALF_TRANSPOSED,
    LABELS_SMOOTHED,
    SOFTMAX_NEARLY_DIAGONAL,
    UNITS_SCALED_AT_RANDOM;

    /** Whether it has a cause that nothing should name. */
    boolean isNearMiss() {
        return compareTo(LAST_SAMPLE_HALF) >= 0;
    }

    boolean isBesideL2() {
        return name().contains("L2");
    }

    boolean isOfMask() {
        return name().startsWith("MASK");
    }
}
