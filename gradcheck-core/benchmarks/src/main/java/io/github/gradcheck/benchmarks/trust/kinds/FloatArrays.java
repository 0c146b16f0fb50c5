/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A function whose parameters, loss and gradient are floats. It computes as the function inside does. */
final class FloatArrays implements Specimen {

    private final Specimen inner;
    private final Map<String, Object> shown;

    FloatArrays(Specimen inner) {
        this.inner = inner;
        shown = floats(inner.parameters());
    }

    private static Map<String, Object> floats(Map<String, Object> arrays) {
        Map<String, Object> floats = new LinkedHashMap<>(arrays);
        floats.replaceAll((key, array) -> {
            float[] copy = new float[ArrayView.of(array).size()];
            ArrayView.of(copy).setAll(ArrayView.of(array).toArray());
            return copy;
        });
        return floats;
    }

    private void follow() {
        shown.forEach((key, floats) -> ArrayView.of(inner.parameters(), key)
                .setAll(ArrayView.of(floats).toArray()));
    }

    @Override
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(shown);
    }

    @Override
    public double loss() {
        follow();
        return (float) inner.loss();
    }

    @Override
    public Map<String, Object> backward() {
        follow();
        return floats(inner.backward());
    }

    @Override
    public Map<String, Supplier<Map<String, Object>>> slips() {
        Map<String, Supplier<Map<String, Object>>> all = new LinkedHashMap<>(inner.slips());
        all.replaceAll((title, wrong) -> () -> {
            follow();
            return floats(wrong.get());
        });
        return all;
    }
}
