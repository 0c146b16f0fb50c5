/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was thrown in evaluations that are made together, by their position among them: so that it does not matter which
 * thread was the first.
 */
final class ThrownAtOnce {
    private final SortedMap<Integer, Throwable> byPosition = new TreeMap<>();

    /** By whichever thread. */
    synchronized void add(int position, Throwable thrown) {
        byPosition.put(position, thrown);
    }

    /** In the order of the evaluations; asked when all of them are made. */
    synchronized SortedMap<Integer, Throwable> inOrder() {
        return new TreeMap<>(byPosition);
    }

    /** Whether nothing was thrown. */
    synchronized boolean isEmpty() {
        return byPosition.isEmpty();
    }
}
