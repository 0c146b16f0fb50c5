/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

/** What the user's code says of the derivative of many outputs at one point, in whatever form. */
@FunctionalInterface
public interface Products {

    /**
     * The derivatives of all outputs along a direction over one key.
     *
     * @param key the key that is moved
     * @param direction an entry for each of its entries
     * @return one number for each output
     */
    double[] along(String key, double[] direction);
}
