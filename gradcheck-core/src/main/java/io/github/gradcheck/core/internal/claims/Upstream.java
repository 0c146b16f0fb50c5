/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.parameters.Block;
import java.util.List;
import java.util.function.IntPredicate;

/** The backward function of a layer, which can be asked with any cotangent. */
public interface Upstream {

    /**
     * The cotangent with which the layer is checked.
     *
     * @return its arrays, those of the output
     */
    List<Block> cotangent();

    /**
     * Calls backward with a part of it.
     *
     * @param kept the places of those of its numbers that are not set to zero; arrays are counted through
     * @return live views over what backward returned
     */
    Gradient part(IntPredicate kept);

    /**
     * Calls backward with a sum of two cotangents.
     *
     * @param first how much of the one with which the layer is checked
     * @param other how much of another one
     * @return live views over what backward returned
     */
    Gradient gradient(double first, double other);
}
