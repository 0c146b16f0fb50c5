/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * The probable cause of a fault. A check makes diagnoses, a reader of its report reads them; two are equal if they say
 * the same.
 *
 * @since 0.1.0
 */
public interface Diagnosis {

    /**
     * The kind of the cause.
     *
     * @return one of those that are known
     */
    Cause cause();

    /**
     * What is wrong, to follow "gradient of b1".
     *
     * @return for instance "is 8 times too big"
     */
    String claim();

    /**
     * The same claim about several keys, to follow "gradients of b1, b2".
     *
     * @return for instance "are 8 times too big"
     */
    String claimOfSeveral();

    /**
     * Where that may come from.
     *
     * @return for instance "the batch has 8 columns: sum against mean"; empty where nothing is known
     */
    String reason();

    /**
     * Whether the claim leaves open how wrong the gradient is.
     *
     * @return true if it says no more than where it is wrong: "is wrong only in row 2"
     */
    boolean isPlaceOnly();

    /**
     * Claim and reason together.
     *
     * @return for instance "is 8 times too big (the batch has 8 columns: sum against mean)"
     */
    default String sentence() {
        return reason().isEmpty() ? claim() : claim() + " (" + reason() + ")";
    }
}
