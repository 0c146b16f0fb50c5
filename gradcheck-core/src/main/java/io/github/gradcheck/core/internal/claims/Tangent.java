/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

/** A direction in the space of all parameters, as far as a claim needs to know it. */
@FunctionalInterface
public interface Tangent {

    /**
     * The derivative along this direction that a gradient implies.
     *
     * @param gradient the gradient by key
     * @return the inner product over all keys that this direction moves
     */
    double dot(Gradient gradient);
}
