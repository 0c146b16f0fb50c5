/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

/** The backward function of a layer, which can be asked with any cotangent. */
@FunctionalInterface
public interface Upstream {

    /**
     * Calls backward with a sum of two cotangents.
     *
     * @param first how much of the one with which the layer is checked
     * @param other how much of another one
     * @return live views over what backward returned
     */
    Gradient gradient(double first, double other);
}
