/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem that shows some keys which its loss does not read: it works on arrays of its own, and what is written into
 * the shown ones changes nothing. Their gradient is zero, and backward returns it so.
 */
public final class DetachedKeys implements Problem {

    private final Problem inner;
    private final Map<String, Object> shown;
    private final List<String> detached;

    private DetachedKeys(Problem inner, Map<String, Object> shown, List<String> detached) {
        this.inner = inner;
        this.shown = shown;
        this.detached = detached;
    }

    /** Returns the problem with copies in place of these of its own keys. */
    public static DetachedKeys copying(Problem inner, List<String> keys) {
        Map<String, Object> shown = new LinkedHashMap<>(inner.parameters());
        Map<String, Object> copies = inner.backward();
        for (String key : keys) {
            ArrayView.of(copies, key).setAll(ArrayView.of(shown, key).toArray());
            shown.computeIfPresent(key, (k, original) -> copies.get(k));
        }
        return new DetachedKeys(inner, shown, keys);
    }

    /** Returns the problem with a further key, never used. */
    public static DetachedKeys adding(Problem inner, String key, double[] values) {
        Map<String, Object> shown = new LinkedHashMap<>(inner.parameters());
        shown.put(key, values);
        return new DetachedKeys(inner, shown, List.of(key));
    }

    @Override
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(shown);
    }

    @Override
    public double loss() {
        return inner.loss();
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = new LinkedHashMap<>(inner.backward());
        for (String key : detached) {
            double[] zeros = new double[ArrayView.of(shown, key).size()];
            gradient.putIfAbsent(key, zeros);
            ArrayView.of(gradient, key).setAll(zeros);
        }
        return gradient;
    }
}
