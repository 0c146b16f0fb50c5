/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import java.util.List;

/** An adapter that knows where the numbers lie, so that two values which share their memory are noticed. */
interface StoringAdapter<T> extends ArrayAdapter<T> {

    /**
     * The arrays in which the numbers lie.
     *
     * @param value a value that this adapter accepts
     * @return each {@code double[]} or {@code float[]} itself
     */
    List<Object> storage(T value);
}
