/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/**
 * A correct function at one point. Its arrays are live: whoever writes into them moves the point, and the next
 * {@link #loss()} and {@link #backward()} belong to the new one. An instance is used by one thread at a time.
 */
public interface Problem {

    /**
     * Returns the live blocks by key, in order: each a {@code DMatrixRMaj}, a {@code double[]} or a {@code float[]}.
     */
    Map<String, Object> parameters();

    /** Returns the loss at the current point. */
    double loss();

    /** Returns the gradient at the current point, by the same keys, in fresh arrays of the same kinds. */
    Map<String, Object> backward();
}
