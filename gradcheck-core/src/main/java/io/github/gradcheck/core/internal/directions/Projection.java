/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import java.util.function.IntToDoubleFunction;

/** What one numerical derivative says about a gradient: its inner product with a direction, or one of its entries. */
@FunctionalInterface
public interface Projection {

    /**
     * Projects a gradient.
     *
     * @param gradient its entries by number, in row-major order
     * @return the derivative that it implies
     */
    double of(IntToDoubleFunction gradient);
}
