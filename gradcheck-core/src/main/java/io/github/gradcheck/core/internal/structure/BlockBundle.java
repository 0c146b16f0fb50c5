/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.util.List;

/** Named blocks in order, as the walker and copies see {@code Parameters}, which themselves need the walker. */
public interface BlockBundle {

    /**
     * The blocks in order.
     *
     * @return live views
     */
    List<Block> blocks();

    /**
     * Copies all arrays.
     *
     * @return new arrays of the same types, names, shapes and numbers
     */
    BlockBundle copy();

    /**
     * Puts other arrays under the same names.
     *
     * @param arrays one for each block, in the same order
     * @return live views of them
     * @throws IllegalArgumentException if there are more or fewer, or one of them has an unknown type or shares its
     *     memory
     */
    BlockBundle withArrays(List<?> arrays);
}
